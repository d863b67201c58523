import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/**
 * The rooms from the top of the house down. A file imports from its own room and from those below it; imports of types count. A folder that has a line of its
 * own is a room of its own, every other folder belongs to the room of the folder around it.
 */
const rooms = [
  'lib/proof',
  'fixtures',
  'lib/entry',
  'lib/cli',
  'lib/page',
  'lib/repro',
  'lib/report',
  'lib/run/vitest',
  'lib/run',
  'suites',
  'lib/verdict',
  'lib/engine',
  'lib/engine/property',
  'lib/engine/ground',
  'lib/engine/scenario',
  'lib/engine/plan',
  'lib/engine/steps',
  'lib/engine/clients',
  'lib/engine/silence',
  'lib/engine/requests',
  'lib/engine/state',
  'lib/engine/settling',
  'lib/engine/limits',
  'lib/engine/ledger',
  'lib/model',
  'lib/probe',
  'lib/rest',
  'lib/trace',
  'lib/target',
  'lib/reference',
  'lib/reference/listeners',
  'lib/reference/clients',
  'lib/reference/service',
  'lib/reference/policies',
  'lib/reference/state',
  'lib/contract',
  'lib/spec',
  'lib',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file).split(sep).join('/'));

const statement =
  /^(?:import|export)\s+(?:type\s)?(?:[^'"`;]*?\sfrom\s+)?'(\.{1,2}\/[^']+)'|\bimport\('(\.{1,2}\/[^']+)'\)/gm;

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(statement)].map(([, named, dynamic]) => ({
    from: file,
    to: relative(root, normalize(join(root, dirname(file), named ?? dynamic ?? '')))
      .split(sep)
      .join('/'),
  }));

const isWithin = (path: string, room: string): boolean => path.startsWith(`${room}/`);

/** The innermost room that a file stands in. */
const roomOf = (path: string): string | undefined =>
  rooms.filter((room) => isWithin(path, room)).toSorted((one, other) => other.length - one.length)[0];

const floorOf = (path: string): number => rooms.indexOf(roomOf(path) ?? '');

const show = ({ from, to }: Import): string => `${from} imports ${to}`;

const files = ['lib', 'suites', 'fixtures'].flatMap(filesOf);
const all = files.flatMap(importsOf);

const among = (from: string, to: readonly string[]): string[] =>
  all.filter((one) => isWithin(one.from, from) && to.some((room) => isWithin(one.to, room))).map(show);

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};

describe('the rooms of the house', () => {
  test('imports were found at all', () => {
    expect(all.length).toBeGreaterThan(20);
  });

  // The compiler of each project sees its own files only: the page in the browser is another project.
  test('every imported file is there', () => {
    expect(all.filter(({ to }) => !existsSync(join(root, to))).map(show)).toEqual([]);
  });

  test('a file of lib stands in a room, unless everything stands on it', () => {
    const base = new Set(['lib/error.ts', 'lib/package-root.ts']);
    expect(files.filter((file) => roomOf(file) === 'lib' && !base.has(file))).toEqual([]);
  });

  test('a file imports from its own room and from those below it', () => {
    expect(all.filter(({ from, to }) => floorOf(to) < floorOf(from)).map(show)).toEqual([]);
  });

  test('the model and the reference never import each other', () => {
    expect(among('lib/model', ['lib/reference'])).toEqual([]);
    expect(among('lib/reference', ['lib/model'])).toEqual([]);
  });

  test('the reference imports the operation table, the error class and itself only', () => {
    const allowed = ['lib/reference/', 'lib/spec/', 'lib/error.ts', 'lib/package-root.ts'];
    const outside = all.filter(({ from }) => isWithin(from, 'lib/reference'));
    expect(outside.filter(({ to }) => !allowed.some((place) => to.startsWith(place))).map(show)).toEqual([]);
  });

  test('suites import words, the operation table and the model, never the engine', () => {
    const allowed = ['suites/', 'lib/contract/', 'lib/spec/', 'lib/model/'];
    const outside = all.filter(({ from }) => isWithin(from, 'suites'));
    expect(outside.filter(({ to }) => !allowed.some((place) => to.startsWith(place))).map(show)).toEqual([]);
  });

  test('the engine knows nothing of the reference, so that it is a target like any other', () => {
    expect(among('lib/engine', ['lib/reference', 'lib/verdict'])).toEqual([]);
  });

  test('no folder has more than 20 source files', () => {
    expect([...countBy(files, dirname)].filter(([, count]) => count > 20)).toEqual([]);
  });

  test('no five files have the same name', () => {
    const named = countBy(files, (file) => file.slice(file.lastIndexOf('/') + 1));
    expect([...named].filter(([, count]) => count >= 5)).toEqual([]);
  });
});
