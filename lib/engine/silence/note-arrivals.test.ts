import { describe, expect, it } from 'vitest';
import { judgeReference } from '../../proof/judge-reference.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { CallStep } from '../../contract/step.ts';

const judge = async (call: Omit<CallStep<'broadcast'>, 'do'>, policies = correctPolicies()) => {
  const [outcome] = await judgeReference(
    [
      {
        id: 'c/c',
        title: 'c',
        verifies: ['c/c'],
        steps: [
          { do: 'connect', probe: 'ann' },
          { do: 'call', ...call },
        ],
      },
    ],
    { policies },
  );
  return outcome;
};

describe('what is observed of a send', () => {
  const message = { raw: '{"Target":"{{tag}}","Arguments":[1e400]}' };

  it('says as what it reached whom', async () => {
    const outcome = await judge({ operation: 'broadcast', message, observe: 'a large number' });
    expect(outcome?.observations).toEqual([
      {
        name: 'a large number',
        seen: expect.stringMatching(/^202; it reached "ann" as .*\[1e400\]\}$/),
        requirements: ['c/c'],
      },
    ]);
  });

  it('says that it reached nobody', async () => {
    const outcome = await judge({ operation: 'broadcast', message: { raw: '' }, observe: 'nothing' });
    expect(outcome?.observations).toMatchObject([{ seen: '400; it reached nobody' }]);
  });
});

describe('a body without a tag', () => {
  const nothing = { operation: 'broadcast', message: { raw: '' }, expect: [202, 400], reaches: [] } as const;
  const correct = correctPolicies();
  const lenient = { ...correct, readBody: () => ({ target: '', arguments: '[]' }) };

  it('may not be delivered all the same', async () => {
    expect(await judge(nothing)).toMatchObject({ state: 'pass' });
    // The fences, too, arrive without their tags, so that nothing else proves silence.
    const outcome = await judge(nothing, lenient);
    expect(outcome?.findings.map(({ code }) => code)).toContain('misdelivered');
  });
});
