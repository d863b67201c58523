import { describe, expect, it } from 'vitest';
import type { Mutant } from '../mutant.ts';
import { readEngineOptions } from './engine-options.ts';

const mutant = (file: string): Mutant => ({
  id: `${file} · one more · «1»`,
  file,
  line: 1,
  start: 0,
  end: 1,
  replacement: '2',
});
const mutants = ['contract/a.ts', 'engine/silence/b.ts', 'engine/steps/c.ts', 'cli/d.ts'].map(mutant);

const filesOf = (...args: readonly string[]): readonly string[] =>
  readEngineOptions(args, mutants).chosen.map(({ file }) => file);

describe('the options of a run of the mutants of the engine', () => {
  it('ask for all of them, in the order of the sources', () => {
    expect(readEngineOptions([], mutants)).toEqual({
      chosen: mutants,
      scope: 'of all nine rooms',
      workers: 2,
      limitMs: Infinity,
      page: false,
    });
  });

  it('ask for a folder, with or without lib/', () => {
    expect(filesOf('lib/engine/silence')).toEqual(['engine/silence/b.ts']);
    expect(filesOf('engine/', 'cli/')).toEqual(['engine/silence/b.ts', 'engine/steps/c.ts', 'cli/d.ts']);
  });

  it('ask for a sample, the same for the same seed', () => {
    const drawn = filesOf('--sample', '2', '--seed', '3');
    expect(drawn.length).toBe(2);
    expect(filesOf('--sample', '2', '--seed', '3')).toEqual(drawn);
  });

  it('draw where there is little time, so that it is not spent on the first room', () => {
    expect(readEngineOptions(['--limit', '1.5'], mutants)).toMatchObject({ limitMs: 90_000, seed: 1 });
  });

  it.each([
    [['--sample', 'few'], '--sample few: expected a number above 0'],
    [['--sample', '1.5'], '--sample 1.5: expected a whole number above 0'],
    [['--limit', '0'], '--limit 0: expected a number above 0'],
    [['--changed', 'no-such-commit'], '--changed no-such-commit: git does not know this commit'],
    [['--changed', 'HEAD', '--recent'], '--recent and --changed: only one of them'],
    [['nothing/'], 'no mutant begins with nothing/'],
    [['--only', 'a'], "Unknown option '--only'"],
  ])('refuse %j', (args, message) => {
    expect(() => readEngineOptions(args, mutants)).toThrow(message);
  });
});
