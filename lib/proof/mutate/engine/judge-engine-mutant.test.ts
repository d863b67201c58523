import { describe, expect, it } from 'vitest';
import type { Mutant } from '../mutant.ts';
import type { FixedSetPart } from './fixed-set.ts';
import { judgeEngineMutant } from './judge-engine-mutant.ts';
import { emptyUnmutated } from './judging.ts';
import type { Lane } from './lane.ts';

const mutant: Mutant = { id: 'engine/a.ts · x', file: 'engine/a.ts', line: 1, start: 0, end: 1, replacement: '' };
const patience = { nearMs: 10_000, testsMs: 10_000, commandLineMs: 10_000 };

interface Behaviour {
  /** Whether a run of the test fails, by whether the mutant is there, and how often it has run with it. */
  readonly fails?: (isPlanted: boolean, runs: number) => boolean;
  /** What the engine says of the fixed set, by the same. */
  readonly says?: (isPlanted: boolean, looks: number) => FixedSetPart;
  /** How long the test takes. */
  readonly durationMs?: number;
  /** How long it is taken to be beforehand; absent: as long as it is. */
  readonly usualMs?: number;
  readonly plants?: () => void;
}

/** Judges the mutant in a lane that behaves like this, with one test. */
const judge = async ({
  fails = () => false,
  says = () => ({ a: 'pass' }),
  durationMs = 10,
  usualMs = durationMs,
  plants,
}: Behaviour): Promise<string> => {
  let isPlanted = false;
  let [runs, looks] = [0, 0];
  const lane: Lane = {
    plant: async (one) => {
      isPlanted = one !== undefined;
      if (isPlanted) plants?.();
    },
    runTest: async (_test, limitMs) => {
      if (isPlanted) runs += 1;
      if (limitMs < durationMs) return { durationMs: limitMs, failed: 'it did not come to an end' };
      return { durationMs, ...(fails(isPlanted, runs) && { failed: 'it' }) };
    },
    judgeFixedSet: async (_parts, _limitMs, isEnough) => {
      if (isPlanted) looks += 1;
      isEnough(says(isPlanted, looks));
      return undefined;
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
  const unmutated = { ...emptyUnmutated(), durations: new Map([['a.test.ts', usualMs]]) };
  const testsOf = () => [{ test: 'a.test.ts', startsCommandLine: false }];
  const { state, by } = await judgeEngineMutant(mutant, { lane, testsOf, unmutated, patience });
  return by === '' ? state : `${state} by ${by}`;
};

describe('a mutant of the engine', () => {
  it('survives where nothing differs', async () => {
    expect(await judge({})).toBe('survived');
  });

  it('is killed by a test that passes without it', async () => {
    expect(await judge({ fails: (isPlanted) => isPlanted })).toBe('killed by a.test.ts: it');
  });

  it('is not killed by a test that fails without it, too', async () => {
    expect(await judge({ fails: () => true })).toBe('survived');
  });

  it('is not killed by a long test that fails once only', async () => {
    const once = (isPlanted: boolean, runs: number): boolean => isPlanted && runs === 1;
    expect(await judge({ fails: once, durationMs: 5000 })).toBe('survived');
    expect(await judge({ fails: once, durationMs: 10 })).toBe('killed by a.test.ts: it');
  });

  it('is not killed by a test that only takes longer than somebody thought', async () => {
    expect(await judge({ durationMs: 60_000, usualMs: 500 })).toBe('survived');
    expect(await judge({ fails: (isPlanted) => isPlanted, durationMs: 60_000, usualMs: 500 })).toMatch(/^killed/);
  });

  it('is not judged by a test for which there is no time', async () => {
    expect(await judge({ fails: (isPlanted) => isPlanted, durationMs: 11_000 })).toBe('survived');
  });

  it('is killed by a verdict that differs twice', async () => {
    expect(await judge({ says: (isPlanted) => ({ a: isPlanted ? 'fail' : 'pass' }) })).toBe(
      'killed by a: fail in place of pass',
    );
    expect(await judge({ says: (isPlanted, looks) => ({ a: isPlanted && looks === 1 ? 'fail' : 'pass' }) })).toBe(
      'survived',
    );
  });

  it('is not killed by a verdict that is spoilt', async () => {
    expect(await judge({ says: (isPlanted) => ({ a: isPlanted ? 'inconclusive' : 'pass' }) })).toBe('survived');
  });

  it('is not killed by a verdict that has come to differ without it, too', async () => {
    let looks = 0;
    expect(await judge({ says: () => ({ a: (looks += 1) > 2 ? 'fail' : 'pass' }) })).toBe('survived');
  });

  it('is not killed by a verdict that differs by itself', async () => {
    let count = 0;
    expect(await judge({ says: () => ({ a: String((count += 1)) }) })).toBe('survived');
  });

  it('does not start where it is no program', async () => {
    const plants = (): void => {
      throw new SyntaxError('no program');
    };
    expect(await judge({ plants })).toBe('did not start by no program');
  });
});
