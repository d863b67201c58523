import { describe, expect, it } from 'vitest';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import type { Check } from '../../contract/check.ts';
import type { CallStep, Step } from '../../contract/step.ts';

/** Sends are answered with 200, and a connection that is not there cannot be closed. */
const offBeat = (): Policies => {
  const correct = correctPolicies();
  return {
    ...correct,
    answer: (outcome, call, request) => {
      const { id, sends } = call?.operation ?? {};
      if (outcome === 'done' && sends === true) return { status: 200 };
      return id === 'closeConnection' ? { status: 404 } : correct.answer(outcome, call, request);
    },
  };
};

const monitor: Check = { id: 'm/m', title: 'm', verifies: ['m/m'], monitor: 'undocumented-status' };

const judge = async (call: CallStep): Promise<Record<string, readonly string[]>> => {
  const check: Check = { id: 'c/c', title: 'c', verifies: ['c/c'], steps: [call] };
  const outcomes = await judgeReference([check, monitor], { policies: offBeat() });
  return Object.fromEntries(outcomes.map(({ check: id, findings }) => [id, findings.map(({ code }) => code)]));
};

describe('a call', () => {
  it('that is about the status finds another success', async () => {
    expect(await judge({ do: 'call', operation: 'broadcast', expect: 202 })).toEqual({ 'c/c': ['status'], 'm/m': [] });
  });

  it('that is about something else leaves another success to the monitor', async () => {
    expect(await judge({ do: 'call', operation: 'broadcast' })).toEqual({ 'c/c': [], 'm/m': ['undocumented-status'] });
  });

  it('that is not successful fails whatever it is about', async () => {
    expect(await judge({ do: 'call', operation: 'userHasConnections', user: 'ann' })).toEqual({
      'c/c': ['status'],
      'm/m': [],
    });
  });

  const close = {
    do: 'call',
    operation: 'closeConnection',
    connection: { exactly: 'nobody' },
    observe: 'status',
  } as const;

  it('that is observed only leaves an undocumented status to the monitor', async () => {
    expect(await judge(close)).toEqual({ 'c/c': [], 'm/m': ['undocumented-status'] });
  });

  it('that is observed may say what is no news', async () => {
    expect(await judge({ ...close, expect: [202, 404] })).toEqual({ 'c/c': [], 'm/m': [] });
  });
});

describe('a message that is sent several times', () => {
  const steps: readonly Step[] = [
    { do: 'connect', probe: 'ann' },
    { do: 'call', operation: 'sendToConnection', connection: 'ann', times: 3, reaches: ['ann'] },
  ];
  const judgeTimes = async (copies: (nth: number) => number): Promise<readonly string[]> => {
    const correct = correctPolicies();
    let count = 0;
    const policies: Policies = {
      ...correct,
      deliver: (connection, record, call) => {
        // Fences go to the connection too, each once and by another tag.
        count += 1;
        for (let copy = 0; copy < copies(count); copy += 1) correct.deliver(connection, record, call);
      },
    };
    const [outcome] = await judgeReference([{ id: 'c/c', title: 'c', verifies: ['c/c'], steps }], { policies });
    return outcome?.findings.map(({ code, seen }) => `${code}: ${seen.slice(0, 30)}`) ?? [];
  };

  it('arrives as often', async () => {
    expect(await judgeTimes(() => 1)).toEqual([]);
  });

  it('is found to arrive less often', async () => {
    expect(await judgeTimes((nth) => (nth === 2 ? 0 : 1))).toEqual(['not-delivered: 2 of 3 equal messages']);
  });

  it('is found to arrive more often', async () => {
    expect(await judgeTimes((nth) => (nth === 2 ? 2 : 1))).toEqual([expect.stringContaining('duplicated')]);
  });
});
