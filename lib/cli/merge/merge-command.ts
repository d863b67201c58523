import { resolve } from 'node:path';
import { ConformanceError } from '../../error.ts';
import { checksOfParts } from '../../report/merge/checks-of-parts.ts';
import { mergeParts } from '../../report/merge/merge-parts.ts';
import { readParts, refuseSurplus, type PartFile } from '../../report/merge/read-parts.ts';
import { refuseStrangers } from '../../report/merge/refuse-strangers.ts';
import { formats } from '../../report/formats/index.ts';
import { lockFolder } from '../../report/lock-folder.ts';
import { prepareReports } from '../../report/report-folder.ts';
import { finishReport } from '../finish-report.ts';
import type { PublishOptions } from '../publish-report.ts';
import { openList, refuseHalf, type KnownOptions } from '../known/open-list.ts';
import { judgedByList } from '../known/judged-by-list.ts';
import type { JudgeWith } from '../known/update-list.ts';
import { setOf } from '../run/set-of.ts';
import { outsideSuitesOf } from '../outside-suites-of.ts';
import type { CheckOptions } from '../target-options.ts';
import type { Terminal } from '../terminal.ts';

export interface MergeCommandOptions extends PublishOptions, KnownOptions, Pick<CheckOptions, 'suite'> {}

const refusal = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', message);

/** What the reports of the whole would overwrite. */
const refuseOverwriting = (files: readonly string[], out: string): void => {
  const own = files.find((file) => resolve(file) === resolve(out, 'report.json'));
  if (own !== undefined) throw refusal(`--out ${out}: the report of the whole would overwrite the part ${own}`);
};

/** Without the list, what was accepted in the parts would fail the whole. */
const refuseForgotten = (parts: readonly PartFile[], { known }: KnownOptions): void => {
  const part = parts.find(({ report }) => report.known !== undefined);
  if (part === undefined || known !== undefined) return;
  throw refusal(`${part.file} was judged with --known ${part.report.known?.file}; give merge --known as well`);
};

/**
 * Merges the reports of the parts of a run into that of the whole, and returns its exit code.
 *
 * @throws ConformanceError ERR_USAGE for files that are not parts of one run; ERR_SUITE, ERR_KNOWN
 */
export const mergeCommand = async (
  files: readonly string[],
  options: MergeCommandOptions,
  terminal: Terminal,
): Promise<number> => {
  refuseHalf(options);
  refuseOverwriting(files, options.out);
  const read = await readParts(files);
  const { parts, absent } = read;
  refuseStrangers(parts);
  refuseSurplus(read);
  refuseForgotten(parts, options);
  const outside = await outsideSuitesOf(options);
  const set = setOf(parts[0]?.report.run.set);
  const checks = checksOfParts(parts, outside);
  const known = await openList(options, outside);
  const judgeWith: JudgeWith = (list) => mergeParts(parts, { checks, outside, set, known: list });
  terminal.complain(...absent.map((file) => `${file}: there is no such file, so its part is missing`));
  await using _lock = await lockFolder(options.out);
  await prepareReports(options.out, formats);
  return await finishReport(await judgedByList(known, judgeWith), options, terminal);
};
