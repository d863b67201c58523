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

  it('is a crowd where that several clients get in at once is what the check is about', () => {
    const crowd = (judged: boolean): Step => ({
      do: 'together',
      steps: ['ann', 'bob'].map((probe) => ({ do: 'connect', probe, user: probe, ...(judged && { judged }) })),
    });
    expect(usesOf([crowd(true), send], '$.steps[1]')).toContain('crowd');
    expect(usesOf([crowd(false), send], '$.steps[1]')).not.toContain('crowd');
  });
});
