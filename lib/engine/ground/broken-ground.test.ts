import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../fixtures/testing/outcomes/exchange-of.ts';
import { outcomeOf } from '../../../fixtures/testing/outcomes/outcome-of.ts';
import type { Scenario } from '../../contract/check.ts';
import type { FindingCode, Outcome } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { blockersOf, judgeGround } from './broken-ground.ts';
import { reliancesOf } from './reliances-of.ts';

const ann = { do: 'connect', probe: 'ann' } as const;

const ground = (id: string, grounds: NonNullable<Scenario['grounds']>, steps: readonly Step[]): Scenario => ({
  id,
  title: id,
  verifies: [`${id}-holds`],
  grounds,
  steps,
});

const checks = [
  ground('ground/connect', ['connect'], [ann]),
  ground('ground/broadcast', ['broadcast'], [ann, { do: 'call', operation: 'broadcast', reaches: ['ann'] }]),
];

const outcome = (check: string, code?: FindingCode): Outcome =>
  outcomeOf(check, {
    state: code === undefined ? 'pass' : 'fail',
    findings:
      code === undefined ? [] : [{ code, requirements: [`${check}-holds`], message: 'm', expected: 'e', seen: 's' }],
  });

const send = (rest: object): Step => ({ do: 'call', operation: 'broadcast', ...rest });

describe('what steps rely on', () => {
  it.each([
    ['a message that must arrive', send({ reaches: ['ann'] }), 'works'],
    ['a message that must reach nobody', send({ reaches: [] }), 'answered'],
    ['a message that is only accepted', send({}), 'works'],
    ['a refusal', send({ expect: 'unauthorized' }), 'answered'],
    ['one of several refusals', send({ expect: ['invalid', 413] }), 'answered'],
    ['something that is only noted', send({ observe: 'it' }), 'answered'],
  ])('%s', (_name, step, reliance) => {
    expect(reliancesOf([step]).get('broadcast')).toBe(reliance);
  });

  it('takes the most that any step needs, inside steps that are done together too', () => {
    const steps: Step[] = [send({ expect: 'invalid' }), { do: 'together', steps: [send({ reaches: ['ann'] })] }];
    expect(reliancesOf(steps).get('broadcast')).toBe('works');
  });
});

describe('ground that does not hold', () => {
  it('blocks later ground checks that rely on it, and names the first', () => {
    const judged = judgeGround(checks, [
      outcome('ground/connect', 'connect-failed'),
      outcome('ground/broadcast', 'not-delivered'),
    ]);
    expect(judged.outcomes.map(({ state, blockedBy }) => [state, blockedBy])).toEqual([
      ['fail', undefined],
      ['blocked', ['ground/connect-holds']],
    ]);
    expect(blockersOf(reliancesOf([send({ reaches: ['ann'] })]), judged.ground)).toEqual(['ground/connect-holds']);
  });

  it.each([
    ['not-delivered', { reaches: ['ann'] }, ['ground/broadcast-holds']],
    ['not-delivered', { expect: 'unauthorized' }, []],
    ['status', { expect: 'unauthorized' }, ['ground/broadcast-holds']],
    ['no-answer', { reaches: [] }, ['ground/broadcast-holds']],
  ] as const)('with %s blocks what needs as much: %j', (code, rest, blockers) => {
    const judged = judgeGround(checks, [outcome('ground/connect'), outcome('ground/broadcast', code)]);
    expect(blockersOf(reliancesOf([send(rest)]), judged.ground)).toEqual(blockers);
  });

  it('blocks nothing where all holds', () => {
    const judged = judgeGround(checks, [outcome('ground/connect'), outcome('ground/broadcast')]);
    expect(judged.ground.size).toBe(0);
  });
});

describe('a ground check of several operations', () => {
  const join: Step = { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red' };
  const look: Step = { do: 'call', operation: 'userIsInGroup', user: 'ann', group: 'red' };
  const accepted = ground('ground/accepted', ['addUserToGroup'], [ann, join]);
  const found = ground('ground/found', ['addUserToGroup', 'userIsInGroup'], [ann, join, look]);
  const answering = (status: number): Outcome => {
    const [finding] = outcome(found.id, 'status').findings;
    const exchange = exchangeOf('userIsInGroup', { status });
    return outcomeOf(found.id, {
      state: 'fail',
      findings: [{ ...finding!, exchange }],
      looked: ['ground/found-holds'],
    });
  };
  const lacking = (...outcomes: readonly Outcome[]) =>
    [...judgeGround([accepted, found], outcomes).ground].map(([use, { lacks }]) => [use, lacks]);

  it.each([405, 500, 501])('blames the one that answers with %i', (status) => {
    expect(lacking(outcome(accepted.id), answering(status))).toEqual([['userIsInGroup', 'answered']]);
  });

  it('does not know whether the other works where something may only not be there', () => {
    expect(lacking(outcome(accepted.id), answering(404))).toEqual([
      ['addUserToGroup', 'works'],
      ['userIsInGroup', 'answered'],
    ]);
  });

  it('says nothing of what has been seen to hold where it is blocked', () => {
    const connects = ground('ground/connect', ['connect'], [ann]);
    const silent = ground('ground/silent', ['addUserToGroup', 'sendToGroup'], [ann, join]);
    const judged = judgeGround(
      [connects, { ...accepted, steps: [join] }, silent],
      [outcome('ground/connect', 'connect-failed'), outcome(accepted.id), outcome('ground/silent', 'not-delivered')],
    );
    expect([...judged.ground.keys()]).toEqual(['connect', 'sendToGroup']);
    expect([...judged.unseen.keys()]).toEqual(['sendToGroup']);
  });

  it('does not believe the right answers of an operation that is not there', () => {
    const both = { ...found, verifies: ['a/there', 'a/absent'] };
    const [finding] = answering(404).findings;
    const seen = { ...answering(404), findings: [{ ...finding!, requirements: ['a/there'] }], looked: both.verifies };
    expect(judgeGround([accepted, both], [outcome(accepted.id), seen]).outcomes[1]).toMatchObject({
      looked: ['a/there'],
      blockedBy: ['a/there'],
    });
  });
});

describe('a change', () => {
  const join: Step = { do: 'call', operation: 'addConnectionToGroup', connection: 'ann', group: 'red' };
  const look: Step = { do: 'call', operation: 'groupHasConnections', group: 'red' };
  it.each([
    ['that a step looks at must work', [join, look], 'works'],
    ['that no step looks at must be answered', [join], 'answered'],
    ['beside a look that may find nothing, too', [join, { ...look, expect: ['success', 'absent'] }], 'answered'],
  ] as const)('%s', (_what, steps, reliance) => {
    expect(reliancesOf(steps).get('addConnectionToGroup')).toBe(reliance);
  });
});
