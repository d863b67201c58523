import { describe, expect, it } from 'vitest';
import { suites } from '../../suites/index.ts';
import type { Step } from '../contract/step.ts';
import { witness } from './witness.ts';

const scenarios = suites
  .flatMap(({ checks }) => checks)
  .flatMap((check) => ('steps' in check ? [{ ...check, steps: [...(check.guests ?? []), ...check.steps] }] : []));

describe('two witnesses', () => {
  it.each(scenarios)('agree on $id', ({ steps }) => {
    expect(witness(steps).disagreements).toEqual([]);
  });

  it('have something to agree on', ({ annotate }) => {
    const compared = scenarios.reduce((sum, { steps }) => sum + witness(steps).compared, 0);
    const silent = scenarios.filter(({ steps }) => witness(steps).compared === 0).map(({ id }) => id);
    void annotate(`${compared} expectations of ${scenarios.length} scenarios compared; none of: ${silent.join(', ')}`);
    expect(compared).toBeGreaterThan(0);
  });
});

describe('witness', () => {
  const connect: Step = { do: 'connect', probe: 'a' };
  const broadcast = { do: 'call', operation: 'broadcast' } as const;

  it('finds a wrong status and a wrong audience', () => {
    expect(witness([connect, { ...broadcast, expect: 'absent', reaches: [] }]).disagreements).toEqual([
      '$.steps[1]: broadcast answers absent by hand, success by the model',
      '$.steps[1]: broadcast reaches nobody by hand, a by the model',
    ]);
  });

  it('finds a connection that nobody has closed', () => {
    expect(witness([connect, { do: 'closed', probe: 'a' }]).disagreements).toHaveLength(1);
  });

  it.each([
    ['removeUserFromGroup', { user: 'ann', group: 'red' }],
    ['removeUserFromAllGroups', { user: 'ann' }],
  ] as const)('keeps silent about a connection that was added by itself, after %s', (operation, of) => {
    const steps: readonly Step[] = [
      { do: 'connect', probe: 'a', user: 'ann' },
      { do: 'call', operation: 'addConnectionToGroup', connection: 'a', group: 'red' },
      { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red' },
      { do: 'call', operation, ...of } as Step,
    ];
    for (const reaches of [[], ['a']] as const)
      expect(
        witness([...steps, { do: 'call', operation: 'sendToGroup', group: 'red', reaches }]).disagreements,
      ).toEqual([]);
  });

  it('keeps silent about what the documents leave open', () => {
    const steps: readonly Step[] = [connect, { ...broadcast, hub: { exactly: 'a.b' }, expect: 'invalid', reaches: [] }];
    expect(witness(steps)).toEqual({ compared: 2, disagreements: [] });
  });
});
