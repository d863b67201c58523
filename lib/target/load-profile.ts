import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isMap, isNode } from 'yaml';
import type { z } from 'zod';
import { expectedOneOf } from '../contract/validate/expected-one-of.ts';
import { ConformanceError } from '../error.ts';
import { packageFile, packagePath } from '../package-root.ts';
import { readYamlText, type YamlText } from './read-yaml-text.ts';
import { profileSchema } from './profile-schema.ts';
import type { Profile } from './profile.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

interface Source extends YamlText {
  readonly file: string;
}

const folder = 'fixtures/profiles/';
const fileName = /\.ya?ml$/i;
/** JSON is YAML, too. */
const extension = /\.(ya?ml|json)$/i;

const shippedNames = (): readonly string[] =>
  readdirSync(packageFile(folder))
    .filter((name) => fileName.test(name))
    .map((name) => name.replace(fileName, ''));

const findFile = (nameOrFile: string): string => {
  const isFile = extension.test(nameOrFile) || /[/\\]/.test(nameOrFile);
  const file = isFile ? nameOrFile : packagePath(`${folder}${encodeURIComponent(nameOrFile)}.yaml`);
  if (existsSync(file)) return file;
  if (isFile) throw new ConformanceError('ERR_PROFILE', `there is no profile "${nameOrFile}": no such file`);
  const expected = 'the name of a shipped profile or the path of a .yaml file';
  const hint = expectedOneOf(expected, shippedNames(), nameOrFile);
  throw new ConformanceError('ERR_PROFILE', `there is no profile "${nameOrFile}"; ${hint}`);
};

const lineOf = ({ document, lineAt }: Source, path: Path, key?: string): number => {
  const parent = path.length === 0 ? document.contents : document.getIn(path as unknown[], true);
  const pair = isMap(parent) ? parent.items.find((item) => isNode(item.key) && String(item.key) === key) : undefined;
  const node = pair === undefined ? parent : pair.key;
  const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  return lineAt(offset);
};

/** The keys allowed at a path of a profile, taken from a profile of defaults. */
const allowedAt = (path: Path): readonly string[] => {
  let place: unknown = profileSchema.parse({});
  for (const key of path) place = (place as Record<PropertyKey, unknown>)[key];
  return Object.keys(place as object);
};

const dotted = (path: Path): string => ['$', ...path.map(String)].join('.');

const describeIssue = (source: Source, issue: Issue): string => {
  if (issue.code !== 'unrecognized_keys') {
    return `${source.file}:${lineOf(source, issue.path)}: ${dotted(issue.path)}: ${issue.message}`;
  }
  const [key = ''] = issue.keys;
  const where = `${source.file}:${lineOf(source, issue.path, key)}: ${dotted([...issue.path, key])}`;
  return `${where}: unknown key "${key}"; allowed: ${allowedAt(issue.path).join(', ')}`;
};

/** Nothing but comments is nothing, and so is `{}`. */
const isEmpty = (file: string): ConformanceError =>
  new ConformanceError('ERR_PROFILE', `the profile ${file} is empty; expected at least one field, such as name`);

const whyUnreadable = ({ code, message }: NodeJS.ErrnoException): string => {
  if (code === 'EISDIR') return 'is a folder; expected a .yaml file';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not a text in UTF-8; expected a .yaml file';
  return `cannot be read (${code ?? message})`;
};

const textOf = (file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const why = whyUnreadable(error as NodeJS.ErrnoException);
    throw new ConformanceError('ERR_PROFILE', `the profile ${file} ${why}`, { cause: error });
  }
};

const parse = (file: string): Source => {
  const text = readYamlText(
    textOf(file),
    ({ line, says, cause }) => new ConformanceError('ERR_PROFILE', `${file}:${line}: ${says}`, { cause }),
  );
  return { ...text, file };
};

/**
 * Loads a shipped profile by name, or a YAML file by path. Missing fields get their defaults.
 *
 * @throws ConformanceError ERR_PROFILE with file, line and what is allowed: no such profile, not YAML, a wrong value or an unknown key.
 */
export const loadProfile = (nameOrFile: string): Profile => {
  const source = parse(findFile(nameOrFile));
  const { value } = source;
  if (value === null || (typeof value === 'object' && Object.keys(value).length === 0)) throw isEmpty(source.file);
  const result = profileSchema.safeParse(value);
  if (!result.success) {
    const messages = result.error.issues.map((issue) => describeIssue(source, issue));
    throw new ConformanceError('ERR_PROFILE', messages.join('\n'));
  }
  const { name, title, ...rest } = result.data;
  const known = name === '' ? basename(source.file).replace(extension, '') : name;
  return { ...rest, name: known, title: title === '' ? known : title };
};
