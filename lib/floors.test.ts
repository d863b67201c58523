import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The floors from the top of the house down: a file imports its own floor and lower ones. */
const floors = [
  'lib/proof',
  'fixtures',
  'lib/cli',
  'lib/report',
  'lib/verdict',
  'lib/run',
  'suites',
  'lib/scenario',
  'lib/model',
  'lib/probe',
  'lib/rest',
  'lib/trace',
  'lib/target',
  'lib/reference',
];

/** What every floor may stand on. */
const ground = ['lib/spec', 'lib/error.ts', 'lib/package-root.ts', 'lib/verdict/outcome.ts'];

/** Shapes that lower floors hand up; `import type` of them is allowed from anywhere but the reference. */
const seams = [
  'lib/proof/fault.ts',
  'lib/verdict/report.ts',
  'lib/scenario/step.ts',
  'lib/scenario/check.ts',
  'lib/scenario/timing.ts',
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file).split(sep).join('/'));

const statement =
  /^(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?'(\.{1,2}\/[^']+)'|\bimport\('(\.{1,2}\/[^']+)'\)/gm;

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(statement)].map(([, type, named, dynamic]) => ({
    from: file,
    to: relative(root, normalize(join(root, dirname(file), named ?? dynamic ?? '')))
      .split(sep)
      .join('/'),
    typeOnly: type !== undefined,
  }));

const within = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

const floorOf = (path: string): number => floors.findIndex((floor) => within(path, [floor]));

const isAllowed = ({ from, to, typeOnly }: Import): boolean => {
  if (within(to, ground) || (typeOnly && within(to, seams))) return true;
  if (within(from, ground)) return typeOnly;
  return floorOf(to) >= floorOf(from) && floorOf(to) !== -1;
};

const show = ({ from, to }: Import): string => `${from} imports ${to}`;

const all = ['lib', 'suites', 'fixtures'].flatMap(filesOf).flatMap(importsOf);

const among = (from: readonly string[], to: readonly string[]): string[] =>
  all.filter((one) => within(one.from, from) && within(one.to, to)).map(show);

describe('the floors of the house', () => {
  test('every folder of lib stands on a floor or is ground', () => {
    const folders = filesOf('lib').map((file) => file.split('/').slice(0, 2).join('/'));
    const known = new Set([...floors, ...ground]);
    expect([...new Set(folders)].filter((folder) => !known.has(folder))).toEqual([]);
  });

  test('imports were found at all', () => {
    expect(all.length).toBeGreaterThan(20);
  });

  test('upper floors import lower ones only', () => {
    expect(all.filter((one) => floorOf(one.from) !== -1 && !isAllowed(one)).map(show)).toEqual([]);
  });

  test('what everything stands on imports nothing above it', () => {
    expect(all.filter((one) => within(one.from, ground) && !isAllowed(one)).map(show)).toEqual([]);
  });

  test('the model and the reference never import each other', () => {
    expect(among(['lib/model'], ['lib/reference'])).toEqual([]);
    expect(among(['lib/reference'], ['lib/model'])).toEqual([]);
  });

  test('the reference imports the operation table, the error class and itself only', () => {
    const outside = all.filter((one) => within(one.from, ['lib/reference']));
    const allowed = ['lib/reference', 'lib/spec', 'lib/error.ts', 'lib/package-root.ts'];
    expect(outside.filter((one) => !within(one.to, allowed)).map(show)).toEqual([]);
  });

  test('suites and engine know nothing of the command line, of reports, of verdicts and of the reference', () => {
    const judged = all.filter((one) => within(one.from, ['suites', 'lib/scenario']) && !within(one.to, ground));
    const upper = ['lib/cli', 'lib/report', 'lib/run', 'lib/reference', 'lib/verdict'];
    expect(judged.filter((one) => within(one.to, upper) && !(one.typeOnly && within(one.to, seams))).map(show)).toEqual(
      [],
    );
  });
});
