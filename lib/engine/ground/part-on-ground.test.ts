import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../fixtures/testing/outcomes/exchange-of.ts';
import { outcomeOf } from '../../../fixtures/testing/outcomes/outcome-of.ts';
import type { Scenario } from '../../contract/check.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import type { OperationId } from '../../spec/operation.ts';
import type { BrokenGround } from './broken-ground.ts';
import { ofPart, partOnGround } from './part-on-ground.ts';

const ann: Step = { do: 'connect', probe: 'ann' };
const join: Step = { do: 'call', operation: 'addConnectionToGroup', connection: 'ann', group: 'red' };
const leave: Step = { do: 'call', operation: 'removeConnectionFromGroup', connection: 'ann', group: 'red' };
const look: Step = { do: 'call', operation: 'groupHasConnections', group: 'red' };
const send: Step = { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] };
const gone: Step = { ...look, expect: 'absent' };
const silent: Step = { ...send, reaches: [] };

const scenario = (steps: readonly Step[], verifies: readonly string[] = ['a/rule']): Scenario => ({
  id: 'a/check',
  title: 'a check',
  verifies,
  steps,
});

const broken = (...operations: readonly OperationId[]): BrokenGround =>
  new Map(operations.map((operation) => [operation, { requirements: [`${operation}/is-there`], lacks: 'answered' }]));

const deciding = (step: Step, id: string): Step => ({ ...step, verifies: [id] });
const nothing: Step = { do: 'together', steps: [] };

describe('on ground that is broken, a check', () => {
  it('is judged as a whole where it does not rely on that', () => {
    const check = scenario([ann, join, send]);
    expect(partOnGround(check, broken('broadcast'), 1)).toMatchObject({ check, blockedBy: [], partly: [] });
  });

  it('leaves out what looks or sends, everything else in its place', () => {
    const steps = [ann, join, { do: 'together', steps: [look, send] } as const];
    const part = partOnGround(scenario(steps), broken('groupHasConnections'), 1);
    expect(part.check).toMatchObject({ steps: [ann, join, { do: 'together', steps: [nothing, send] }] });
    expect(part).toMatchObject({ blockedBy: ['groupHasConnections/is-there'], unjudged: [], partly: ['a/rule'] });
  });

  it('is not about what only steps name that are left out', () => {
    const steps = [ann, join, send, deciding(look, 'a/found')];
    const part = partOnGround(scenario(steps, ['a/rule', 'a/found']), broken('groupHasConnections'), 1);
    expect(part).toMatchObject({ check: { verifies: ['a/rule'] }, unjudged: ['a/found'] });
    const twice = [...steps, deciding(send, 'a/found')];
    const { check } = partOnGround(scenario(twice, ['a/rule', 'a/found']), broken('groupHasConnections'), 1);
    expect(check?.verifies).toEqual(['a/rule', 'a/found']);
  });

  it('leaves out what must be refused, whatever it would change', () => {
    const refused = { ...join, expect: 'unauthorized' } as Step;
    const { check } = partOnGround(scenario([ann, refused, send]), broken('addConnectionToGroup'), 1);
    expect(check).toMatchObject({ steps: [ann, nothing, send] });
  });

  it('leaves out a look that is repeated while a ttl lasts', () => {
    const add: Step = {
      do: 'call',
      operation: 'addUserToGroup',
      user: 'ann',
      group: 'red',
      ttl: 'short',
      label: 'red',
    };
    const isThere = { do: 'call', operation: 'userIsInGroup', user: 'ann', group: 'red' } as const;
    const hold: Step = { do: 'hold', since: 'red', call: isThere, verifies: ['a/found'] };
    const check = scenario([ann, add, hold, send], ['a/found', 'a/rule']);
    const part = partOnGround(check, broken('userIsInGroup'), 1);
    expect(part).toMatchObject({ check: { steps: [ann, add, nothing, send] }, unjudged: ['a/found'] });
  });

  it('leaves out what is done only where a call is accepted that is left out', () => {
    const steps = [ann, join, { ...look, label: 'there' }, { ...send, ifAccepted: 'there' }, send] as readonly Step[];
    expect(partOnGround(scenario(steps), broken('groupHasConnections'), 1).check).toMatchObject({
      steps: [ann, join, nothing, nothing, send],
    });
  });

  it.each([
    ['a change on which the rest builds', [ann, join, send], 'addConnectionToGroup'],
    ['all that decides', [ann, { ...join, setup: true }, look], 'groupHasConnections'],
    ['what shows that silence means something', [ann, join, look, leave, silent], 'groupHasConnections'],
    [
      'a message of which the order is asked',
      [ann, { ...send, label: 'one' }, { do: 'order', probe: 'ann', of: ['one'] }],
      'sendToGroup',
    ],
  ] as const)('is not judged without %s', (_what, steps, operation) => {
    const part = partOnGround(scenario(steps), broken(operation), 1);
    expect(part).toMatchObject({ unjudged: ['a/rule'], blockedBy: [`${operation}/is-there`] });
    expect(part).not.toHaveProperty('check');
  });

  it('does not take the refusal of a message for a sign that one would have come', () => {
    const refused: Step = { ...silent, expect: 'unauthorized', verifies: ['a/rule'] };
    const unsent: BrokenGround = new Map([['sendToGroup', { requirements: ['groups/reach'], lacks: 'works' }]]);
    const part = partOnGround(scenario([ann, { ...send, setup: true }, refused]), unsent, 1);
    expect(part).toMatchObject({ unjudged: ['a/rule'], blockedBy: ['groups/reach'] });
  });

  it('judges the rest where nothing that is left looks at a change', () => {
    const add: Step = { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red' };
    const isThere: Step = { do: 'call', operation: 'userIsInGroup', user: 'ann', group: 'red' };
    const unseen: BrokenGround = new Map([
      ...broken('userIsInGroup'),
      ['addUserToGroup', { requirements: ['users/are-added'], lacks: 'works' }] as const,
    ]);
    const last = partOnGround(scenario([ann, join, send, add, isThere]), unseen, 1);
    expect(last).toMatchObject({ check: { steps: [ann, join, send, add, nothing] }, unjudged: [] });
    expect(partOnGround(scenario([ann, add, isThere, send]), unseen, 1)).not.toHaveProperty('check');
  });

  it('ends before a change that relies on what is broken', () => {
    const both = ['a/left', 'a/back'];
    const steps = [ann, join, look, leave, deciding(gone, 'a/left'), join, deciding(look, 'a/back')];
    const back = { ...join, connection: 'bob' } as Step;
    const part = partOnGround(scenario(steps, both), broken('removeConnectionFromGroup'), 1);
    expect(part).not.toHaveProperty('check');
    const all: Step = { do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' };
    const more = scenario([...steps.slice(0, 5), all, back, deciding(look, 'a/back')], both);
    expect(partOnGround(more, broken('removeUserFromAllGroups'), 1)).toMatchObject({
      check: { steps: [ann, join, look, leave, deciding(gone, 'a/left'), nothing, nothing, nothing] },
      unjudged: ['a/back'],
    });
  });

  it('judges nothing by its beginning alone that what comes after the end decides as well', () => {
    const all: Step = { do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' };
    const early = [deciding(look, 'a/back'), leave];
    const steps = [ann, join, ...early, all, deciding(look, 'a/back')];
    expect(partOnGround(scenario(steps, ['a/back']), broken('removeUserFromAllGroups'), 1)).toMatchObject({
      unjudged: ['a/back'],
    });
    expect(partOnGround(scenario([ann, join, all]), broken('removeUserFromAllGroups'), 1)).not.toHaveProperty('check');
  });

  it('judges absence where the same operation has found something', () => {
    const steps = [ann, join, look, send, leave, silent];
    expect(partOnGround(scenario(steps), broken('groupHasConnections'), 1).unjudged).toEqual([]);
  });

  it('judges the requirements that a step names by what is left of those steps alone', () => {
    const both = ['a/found', 'a/reached'];
    const steps = [ann, join, deciding(look, 'a/found'), deciding(send, 'a/reached'), send];
    const part = partOnGround(scenario(steps, both), broken('groupHasConnections'), 1);
    expect(part).toMatchObject({ unjudged: ['a/found'], partly: ['a/found'] });
  });

  it('says nothing by what it found where it should have left it out', () => {
    const both = ['a/found', 'a/reached'];
    const steps = [ann, join, deciding(look, 'a/found'), deciding(gone, 'a/found'), deciding(send, 'a/reached')];
    const check = scenario(steps, both);
    const part = partOnGround(check, broken('groupHasConnections'), 1);
    const finding: Finding = {
      code: 'status',
      requirements: ['a/found'],
      message: 'm',
      expected: '200',
      seen: '404',
      step: '$.steps[2]',
      exchange: exchangeOf('groupHasConnections', { status: 404 }),
    };
    const outcome = outcomeOf('a/check', { state: 'fail', findings: [finding], looked: both });
    expect(ofPart(check, outcome, part)).toMatchObject({
      state: 'blocked',
      findings: [],
      looked: ['a/reached'],
      partly: ['a/found'],
    });
  });

  it('keeps what it found by a call of the same operation that needs less', () => {
    const refused = deciding({ do: 'call', operation: 'sendToGroup', group: '?', expect: 'invalid' }, 'a/refused');
    const check = scenario([ann, refused, deciding(send, 'a/reached')], ['a/refused', 'a/reached']);
    const silent: BrokenGround = new Map([['sendToGroup', { requirements: ['sends/arrive'], lacks: 'works' }]]);
    const part = partOnGround(check, silent, 1);
    const finding: Finding = {
      code: 'status',
      requirements: ['a/refused'],
      message: 'm',
      expected: '400',
      seen: '202',
      step: '$.steps[1]',
      exchange: exchangeOf('sendToGroup', { status: 202 }),
    };
    const outcome = outcomeOf('a/check', { state: 'fail', findings: [finding], looked: ['a/refused'] });
    expect(ofPart(check, outcome, part)).toMatchObject({
      state: 'fail',
      findings: [finding],
      looked: ['a/refused'],
      partly: ['a/reached'],
    });
  });
});
