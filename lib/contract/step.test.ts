import { describe, expect, expectTypeOf, it } from 'vitest';
import { shapes } from '../spec/shape.ts';
import type { CallStep, Step } from './step.ts';
import { step } from './steps/any-step.ts';
import { callStep } from './steps/call.ts';

describe('a call', () => {
  it.each(shapes)('of $id must name the parameters of its path and may name those of its query', (operation) => {
    const values: Readonly<Record<string, string>> = { group: 'red', user: 'ann', connection: 'ann', reason: 'enough' };
    const path = operation.parameters.filter((name) => name !== 'hub');
    const whole = {
      do: 'call',
      operation: operation.id,
      ...Object.fromEntries(path.map((name) => [name, values[name]])),
    };
    const accepts = (fields: object): boolean => callStep.safeParse({ ...whole, ...fields }).success;
    expect(accepts({})).toBe(true);
    expect(path.filter((name) => accepts({ [name]: undefined }))).toEqual([]);
    const all = Object.entries({ ...values, ttl: 60, excluded: ['ann'] });
    const taken = all.filter(([name, value]) => accepts({ [name]: value })).map(([name]) => name);
    expect(taken.toSorted()).toEqual([...path, ...operation.query].toSorted());
  });

  it('is refused by the compiler, and by the definition, where it says what its operation does not take', () => {
    const call = { do: 'call' } as const;
    const mistaken: readonly Step[] = [
      // @ts-expect-error a look reaches nobody
      { ...call, operation: 'userHasConnections', user: 'ann', reaches: ['ann'] },
      // @ts-expect-error a broadcast has no user
      { ...call, operation: 'broadcast', user: 'ann' },
      // @ts-expect-error nor a ttl
      { ...call, operation: 'broadcast', ttl: 1 },
      // @ts-expect-error nor a reason
      { ...call, operation: 'broadcast', reason: 'enough' },
      // @ts-expect-error a change sends nothing
      { ...call, operation: 'addUserToGroup', user: 'ann', group: 'red', message: {} },
      // @ts-expect-error only a look has a HEAD twin
      { ...call, operation: 'broadcast', method: 'HEAD' },
      // @ts-expect-error a group is not named
      { ...call, operation: 'sendToGroup' },
      // @ts-expect-error there is no such field
      { ...call, operation: 'broadcast', reach: ['ann'] },
      // @ts-expect-error there is no such step
      { do: 'recall' },
      // @ts-expect-error whose connection?
      { do: 'open' },
    ];
    expect(mistaken.filter((one) => step.safeParse(one).success)).toEqual([]);
  });

  it('of one operation is one of all', () => {
    expectTypeOf<CallStep<'sendToGroup'>>().toExtend<CallStep>();
    expectTypeOf<CallStep>().toExtend<Step>();
    expectTypeOf<CallStep<'sendToGroup'>['group']>().not.toBeUndefined();
  });
});
