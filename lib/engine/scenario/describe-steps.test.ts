import { describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { describeSteps } from './describe-steps.ts';

const settle: Step = { do: 'settle' };
const pass: Step = { do: 'pass', since: 'red' };
const steps: readonly Step[] = [settle, { do: 'together', steps: [settle, pass] }];

const textOf = (step: string): string | undefined => {
  const finding: Finding = { code: 'status', requirements: [], message: '', expected: '', seen: '', step };
  return describeSteps({ findings: [finding] }, { '$.before': [settle], '$[3].steps': steps }).findings[0]?.stepText;
};

describe('the text of a step', () => {
  it.each([
    ['$.before[0]', 'wait until effects have settled'],
    ['$[3].steps[1].steps[1]', 'wait until the ttl of "red" has passed'],
    ['$[3].steps[7]', undefined],
    ['$[33].steps[0]', undefined],
    ['fence', undefined],
  ])('%s: %s', (path, text) => expect(textOf(path)).toBe(text));
});

describe('what many things at once make of a step', () => {
  const send: Step = { do: 'call', operation: 'broadcast', reaches: [] };
  const refused: Step = { ...send, token: 'none', expect: 'unauthorized' };
  const many = (step: Step): Step => ({ do: 'together', steps: Array.from({ length: 11 }, () => step) });
  const usesOf = (list: readonly Step[], step: string): readonly string[] | undefined => {
    const finding: Finding = { code: 'status', requirements: [], message: '', expected: '', seen: '', step };
    return describeSteps({ findings: [finding] }, { '$.steps': list }).findings[0]?.uses;
  };

  it('is a burst, unless it must be refused', () => {
    expect(usesOf([many(send)], '$.steps[0].steps[0]')).toContain('burst');
    expect(usesOf([many(refused)], '$.steps[0].steps[0]')).not.toContain('burst');
  });

  it('is no burst that as many are looked for', () => {
    const look: Step = { do: 'call', operation: 'userIsInGroup', user: 'ann', group: 'red' };
    expect(usesOf([many(look)], '$.steps[0].steps[0]')).not.toContain('burst');
  });

  it('is that many changes came before', () => {
    const add: Step = { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red' };
    expect(usesOf([many(add), send], '$.steps[1]')).toContain('many-changes');
    expect(usesOf([add, add, send], '$.steps[2]')).not.toContain('many-changes');
  });

  it('is that more than a hundred changes came before, as many as a user has groups', () => {
    const add: Step = { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red' };
    const times = (count: number): readonly Step[] => Array.from({ length: count }, () => add);
    expect(usesOf([...times(101), send], '$.steps[101]')).toContain('hundred-changes');
    expect(usesOf([...times(100), send], '$.steps[100]')).not.toContain('hundred-changes');
  });

  it('is that the user was changed by several of them', () => {
    const add = (user: string, group: string): Step => ({ do: 'call', operation: 'addUserToGroup', user, group });
    const look: Step = { do: 'call', operation: 'userIsInGroup', user: 'ann', group: 'red' };
    const usesAfter = (...together: readonly Step[]) =>
      usesOf([{ do: 'together', steps: together }, look], '$.steps[1]');
    expect(usesAfter(add('ann', 'red'), add('ann', 'blue'))).toContain('changes-at-once');
    expect(usesAfter(add('ann', 'red'), add('bob', 'red'))).not.toContain('changes-at-once');
    expect(usesOf([add('ann', 'red'), add('ann', 'blue'), look], '$.steps[2]')).not.toContain('changes-at-once');
  });

  it('is a crowd where that several clients get in at once is what the check is about', () => {
    const crowd = (judged: boolean): Step => ({
      do: 'together',
      steps: ['ann', 'bob'].map((probe) => ({ do: 'connect', probe, user: probe, ...(judged && { judged }) })),
    });
    expect(usesOf([crowd(true), send], '$.steps[1]')).toContain('crowd');
    expect(usesOf([crowd(false), send], '$.steps[1]')).not.toContain('crowd');
  });
});

const described = (list: readonly Step[], red: readonly string[], seen = 'nothing'): readonly Finding[] => {
  const found = red.map(
    (step) => ({ code: 'status', requirements: [], message: '', expected: '', seen, step }) as const,
  );
  return describeSteps({ findings: found }, { '$.steps': list }).findings;
};

describe('what tells the names of a step from others', () => {
  const look = (name: string): Step => ({ do: 'call', operation: 'groupHasConnections', group: { exactly: name } });

  it('is what those of the same step that were right do not have', () => {
    const list: readonly Step[] = [{ do: 'together', steps: [look('é$'), look('漢$'), look('a$')] }];
    const namesOf = (red: readonly string[]): readonly unknown[] => described(list, red).map(({ names }) => names);
    expect(namesOf(['$.steps[0].steps[0]'])).toEqual([['group-name accents']]);
    expect(namesOf(['$.steps[0].steps[0]', '$.steps[0].steps[1]'])).toEqual([
      ['group-name beyond-ascii', 'group-name accents'],
      ['group-name beyond-ascii'],
    ]);
  });

  it('is not cleared by a step that was not done, or that asks something else', () => {
    const join: Step = { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'a', label: 'in' };
    const others: readonly Step[] = [{ ...look('ä'), ifAccepted: 'in' }, { ...look('ö'), expect: 'absent' } as Step];
    const list: readonly Step[] = [join, { do: 'together', steps: [look('é'), ...others] }];
    expect(described(list, ['$.steps[0]', '$.steps[1].steps[0]'])[1]?.names).toContain('group-name accents');
  });

  it('is that one is like what was removed, where something was', () => {
    const group = { exactly: 'name' };
    const removal: Step = { do: 'call', operation: 'removeConnectionFromGroup', group, connection: 'a' };
    const steps = [look('name2'), look('nam'), look('name')];
    const [found] = described([removal, { do: 'together', steps }], ['$.steps[1].steps[0]']);
    expect(found?.names).toEqual(['group-name begins-alike', 'group-name ending-in-digits']);
  });

  it('is what an encoded name stands for', () => {
    const encoded = (name: string): Step => ({
      do: 'call',
      operation: 'groupHasConnections',
      group: { encoded: name },
    });
    expect(described([encoded('p+q')], ['$.steps[0]'])[0]?.names).toContain('group-name +');
    expect(described([encoded('p%2Bq')], ['$.steps[0]'])[0]?.names).toContain('group-name +');
    expect(described([encoded('%zz')], ['$.steps[0]'])[0]?.names).toBeUndefined();
  });

  it('is that the hub of a scenario is like another one, which need not be named', () => {
    const client: Step = { do: 'connect', probe: 'b', hub: { near: 'main', behind: '_2' } };
    const toMain: Step = { do: 'call', operation: 'broadcast', reaches: [] };
    expect(described([client, toMain], ['$.steps[1]'])[0]?.names).toEqual(['hub-name begun-alike']);
    expect(described([client, { ...toMain, hub: 'other' }], ['$.steps[1]'])[0]?.names).toBeUndefined();
    const toLonger: Step = { ...toMain, hub: { near: 'main', behind: '_2' } };
    expect(described([toMain, toLonger], ['$.steps[1]'])[0]?.names).toContain('hub-name begins-alike');
  });

  it('is that one is like another, unless it is refused', () => {
    const list = [look('room'), look('Room')];
    expect(described(list, ['$.steps[1]'])[0]?.names).toContain('group-name cased');
    expect(described(list, ['$.steps[1]'], '400')[0]?.names).toEqual(['group-name capitals']);
  });
});

describe('which of several equal steps at once is wrong', () => {
  const send: Step = { do: 'call', operation: 'broadcast', reaches: [] };
  const list: readonly Step[] = [{ do: 'together', steps: [send, send, send, send] }];
  it.each([
    [[0], 'first'],
    [[1], 'some'],
    [[3], undefined],
    [[0, 1], undefined],
    [[0, 2], undefined],
  ])('%j: %s', (red, among) => {
    const [first] = described(
      list,
      red.map((index) => `$.steps[0].steps[${index}]`),
    );
    expect(first?.among).toBe(among);
  });

  it('is said with how many were, where some were right before and after', () => {
    const [found] = described(list, ['$.steps[0].steps[1]', '$.steps[0].steps[2]']);
    expect(found?.message).toMatch(/ \(2 of 4 at once\)$/);
  });
});
