import { lstat, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { ConformanceError } from '../../error.ts';
import { allure } from '../formats/allure.ts';
import { badge } from '../formats/badge.ts';
import { json } from '../formats/json.ts';
import { ownNames } from './own-names.ts';

/** By what a folder is known for ours. */
interface FolderSign {
  /** No file has another name. */
  readonly all: RegExp;
  /** At least one file has such a name, and each of them holds the text. */
  readonly marked: RegExp;
  readonly text: RegExp;
}

const folderSigns: Readonly<Record<string, FolderSign>> = {
  [ownNames.scripts]: {
    all: /\.mjs$/,
    marked: /\.mjs$/,
    text: /^#!\/usr\/bin\/env node\n(?:\/\/[^\n]*\n)*?\/\/ Run it: ASRS_KEY=<access key> node /,
  },
  // Allure's users add files of their own.
  [allure.writes]: { all: /^/, marked: /^environment\.properties$/, text: /^suite\s*=\s*asrs-conformance /m },
  [badge.writes]: { all: /^badge\.(?:json|svg)$/, marked: /^badge\.json$/, text: /"label": "Azure SignalR REST v1"/ },
};

const headBytes = 4096;

const headOf = async (file: string): Promise<Buffer> => {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
  return buffer.subarray(0, bytesRead);
};

const isTrue = (looked: Promise<boolean>): Promise<boolean> => looked.catch(() => false);

const isReport = async (file: string): Promise<boolean> =>
  /^\{\s*"format": ?1,\s*"suite": ?\{\s*"name": ?"asrs-conformance"/.test((await headOf(file)).toString());

/** The head of a compressed file can be read without its end. */
const isBundle = async (file: string): Promise<boolean> =>
  gunzipSync(await headOf(file), { finishFlush: constants.Z_SYNC_FLUSH })
    .toString()
    .startsWith('{"format":1,"suite":{"version":');

const hasSign = async (folder: string, { all, marked, text }: FolderSign): Promise<boolean> => {
  const names = await readdir(folder);
  if (names.length === 0) return true;
  const signed = names.filter((name) => marked.test(name));
  if (signed.length === 0 || !names.every((name) => all.test(name))) return false;
  const texts = await Promise.all(signed.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.every((one) => text.test(one));
};

/** Whether nothing is lost that somebody else has made. Where a file of ours belongs, a folder never is. */
const isOurs = async (folder: string, name: string, besideReport: boolean): Promise<boolean> => {
  const path = join(folder, name);
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return true;
  if (!found.isDirectory()) return name !== ownNames.bundle || besideReport || isTrue(isBundle(path));
  const sign = folderSigns[name];
  return sign !== undefined && (besideReport || isTrue(hasSign(path, sign)));
};

/**
 * Refuses to replace what no earlier run has left: a project may have a `badge/` or `repro/` of its own where the reports would go. A folder is ours beside a
 * `report.json` of ours, or where all that is in it is.
 *
 * @param names of files and folders below the folder of the reports
 * @throws ConformanceError ERR_USAGE
 */
export const refuseForeign = async (folder: string, names: readonly string[]): Promise<void> => {
  const besideReport = await isTrue(isReport(join(folder, json.writes)));
  for (const name of names)
    if (!(await isOurs(folder, name, besideReport)))
      throw new ConformanceError(
        'ERR_USAGE',
        `${join(folder, name)} was not written by an earlier run, and the reports would replace it; move it away, or name another folder with --out`,
      );
};
