import { expect, it, vi } from 'vitest';
import { judgeReference } from '../proof/judge-reference.ts';
import { lastingSuite } from '../../suites/lasting/lasting-suite.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Trace } from './state/trace.ts';
import type { Probe } from '../probe/probe.ts';

const { made, kept } = vi.hoisted(() => {
  const kept =
    <Args extends readonly unknown[], One>(into: One[], make: (...args: Args) => One) =>
    (...args: Args): One => {
      const one = make(...args);
      into.push(one);
      return one;
    };
  return { made: { ledgers: [] as Ledger[], traces: [] as Trace[], probes: [] as Probe[] }, kept };
});

vi.mock(import('./ledger/ledger.ts'), async (load) => {
  const real = await load();
  return { ...real, createLedger: kept(made.ledgers, real.createLedger) };
});

vi.mock(import('./state/trace.ts'), async (load) => {
  const real = await load();
  return { ...real, createTrace: kept(made.traces, real.createTrace) };
});

vi.mock(import('../probe/open-probe.ts'), async (load) => {
  const real = await load();
  return {
    openProbe: async (options) => {
      const probe = await real.openProbe(options);
      made.probes.push(probe);
      return probe;
    },
  };
});

const soak = lastingSuite.checks.filter(({ id }) => id === 'lasting/soak');

/** How much is kept when a soak of so many rounds is over, and how many messages there were. */
const keptAfter = async (rounds: number) => {
  for (const list of Object.values(made)) list.splice(0);
  const [outcome] = await judgeReference(soak, { soakMs: rounds * 1000 - 500 });
  expect(outcome?.state).toBe('pass');
  const [ledger] = made.ledgers;
  const [trace] = made.traces;
  return {
    messages: outcome?.messages ?? 0,
    sizes: {
      ledger: ledger?.size,
      steps: trace?.steps.length,
      exchanges: trace?.exchanges.length,
      fences: trace?.fences.length,
      answers: trace?.answers.size,
      frames: made.probes.map(({ frames }) => frames.length),
    },
  };
};

it('keeps no more of a long soak than of a short one', async () => {
  const short = await keptAfter(2);
  const long = await keptAfter(7);
  expect(long.messages).toBeGreaterThanOrEqual(2 * short.messages);
  expect(long.sizes).toEqual(short.sizes);
  // The last of each step and of each route of the fences; the two clients, and what prepares.
  expect(short.sizes).toEqual({ ledger: 7, steps: 5, exchanges: 3, fences: 0, answers: 5, frames: [0, 0] });
});
