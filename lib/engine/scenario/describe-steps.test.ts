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
