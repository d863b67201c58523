import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../fixtures/testing/outcomes/exchange-of.ts';
import { outcomeOf } from '../../../fixtures/testing/outcomes/outcome-of.ts';
import type { Finding, FindingCode, Outcome } from '../../contract/outcome.ts';
import type { OperationId } from '../../spec/operation.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { homeSetups, rehome } from './rehome.ts';

const requirement = (id: string, rest: Partial<Requirement>): Requirement => ({
  id,
  level: 'must',
  says: id,
  source: 'here',
  ...rest,
});

const requirements = new Map(
  [
    requirement('groups/joins', { audience: 'arrival' }),
    requirement('groups/unaltered', { charges: ['sendToGroup altered'] }),
    requirement('groups/once', { audience: 'once', charges: ['sendToGroup duplicated'] }),
    requirement('groups/apart', { audience: 'silence', charges: ['sendToGroup misdelivered'] }),
    requirement('groups/exists', {}),
    requirement('groups/answers', { audience: 'answer', charges: ['sendToGroup status'] }),
    requirement('names/any', { audience: 'delivery', charges: ['sendToGroup status group-name'] }),
    requirement('payloads/whole', { audience: 'if-accepted' }),
    requirement('monitors/server', { charges: ['any server-error now-and-then'] }),
  ].map((one) => [one.id, one]),
);

const finding = (code: FindingCode, about: readonly string[], operation: OperationId = 'sendToGroup'): Finding => ({
  code,
  requirements: about,
  message: 'm',
  expected: 'e',
  seen: 's',
  exchange: exchangeOf(operation),
});

const outcome = (found: Finding): Outcome =>
  outcomeOf('groups/check', { state: 'fail', findings: [found], looked: found.requirements });

const concerned = (found: Finding): readonly string[] | undefined =>
  rehome([outcome(found)], requirements)[0]?.findings[0]?.requirements;

describe('a message that was refused', () => {
  const [judged] = rehome([outcome(finding('status', ['groups/answers', 'payloads/whole']))], requirements);

  it('breaks nothing of what is said of accepted ones, and keeps nobody from judging it', () => {
    expect(judged?.findings[0]?.requirements).toEqual(['groups/answers']);
    expect(judged?.looked.toSorted()).toEqual(['groups/answers', 'payloads/whole']);
  });
});

describe('a finding about the audience of a message', () => {
  it.each([
    ['a stranger who receives it', 'misdelivered', 'groups/joins', 'groups/apart'],
    ['a second copy', 'duplicated', 'groups/joins', 'groups/once'],
    ['a send that is refused', 'status', 'groups/apart', 'groups/answers'],
    ['a loss', 'not-delivered', 'groups/joins', 'groups/joins'],
    ['a second copy, where only the answer counts', 'duplicated', 'groups/answers', 'groups/once'],
    ['a name that is refused', 'status', 'names/any', 'names/any'],
    ['a second copy, where copies count', 'duplicated', 'groups/once', 'groups/once'],
    ['a stranger, where silence is judged', 'misdelivered', 'groups/apart', 'groups/apart'],
    ['anything, where the requirement is about more', 'misdelivered', 'groups/exists', 'groups/exists'],
    ['a change, where copies count', 'altered', 'groups/once', 'groups/unaltered'],
    ['a change of what was accepted', 'altered', 'payloads/whole', 'payloads/whole'],
    ['a loss, where no requirement takes it', 'not-delivered', 'groups/apart', 'groups/apart'],
  ] as const)('%s: %s at %s is charged to %s', (_what, code, about, home) => {
    expect(concerned(finding(code, [about]))).toEqual([home]);
  });

  it('belongs to what is said of something that its step used, before what is said of its operation', () => {
    const refused = finding('status', ['groups/apart']);
    expect(concerned({ ...refused, uses: ['group-name', 'sendToGroup'] })).toEqual(['names/any']);
    expect(concerned({ ...refused, uses: ['sendToGroup'] })).toEqual(['groups/answers']);
  });

  it('belongs to the one that is red by itself where its step used several', () => {
    const about = new Map(
      [...requirements.values()].map((one) => [
        one.id,
        one.id === 'groups/joins' ? { ...one, charges: ['sendToGroup status members'] } : one,
      ]),
    );
    const both = { ...finding('status', ['groups/apart']), uses: ['group-name', 'members'] };
    const home = (...outcomes: readonly Outcome[]) =>
      rehome([outcome(both), ...outcomes], about)[0]?.findings[0]?.requirements;
    expect(home()).toEqual(['groups/joins', 'names/any']);
    expect(home(outcome(finding('status', ['names/any'])))).toEqual(['names/any']);
  });

  it('stays with those of its requirements that it is about', () => {
    expect(concerned(finding('misdelivered', ['groups/joins', 'groups/exists']))).toEqual(['groups/exists']);
  });

  it('is not what is said of good requests where the token was bad', () => {
    const bad = { ...finding('status', ['groups/apart']), uses: ['sendToGroup', 'token none'] };
    expect(rehome([outcome(bad)], requirements)[0]?.findings[0]?.requirements).toEqual(['groups/apart']);
    const setup: Outcome = { ...outcome({ ...bad, requirements: [], setup: true }), state: 'not-testable' };
    expect(homeSetups(setup, requirements)).toBe(setup);
    const good: Outcome = { ...setup, findings: [{ ...setup.findings[0]!, uses: ['sendToGroup'] }] };
    expect(homeSetups(good, requirements).state).toBe('fail');
  });

  it('is not what a query answers', () => {
    expect(concerned(finding('status', ['groups/apart'], 'groupHasConnections'))).toEqual(['groups/apart']);
  });

  it('blocks what the check had meant to look at', () => {
    expect(rehome([outcome(finding('misdelivered', ['groups/joins']))], requirements)[0]).toMatchObject({
      looked: ['groups/apart'],
      blockedBy: ['groups/apart'],
    });
  });

  it('takes what was blocked by it along', () => {
    const blocked: Outcome = { ...outcome(finding('status', [])), findings: [], blockedBy: ['groups/joins'] };
    const found = outcome(finding('misdelivered', ['groups/joins']));
    expect(rehome([found, blocked], requirements)[1]).toMatchObject({ blockedBy: ['groups/apart'] });
  });
});

describe('an operation that a server fails at now and then', () => {
  const failed = (seen: string, asked?: 'some'): Outcome =>
    outcome({ ...finding('server-error', ['groups/exists'], 'groupHasConnections'), seen, ...(asked && { asked }) });
  const chargesOf = (...outcomes: readonly Outcome[]) =>
    rehome(outcomes, requirements).map(({ findings }) => findings[0]?.requirements.join());

  it('is charged to what is said of servers, wherever it was met', () => {
    expect(chargesOf(failed('500'), failed('500', 'some'), failed('503'))).toEqual([
      'monitors/server',
      'monitors/server',
      'groups/exists',
    ]);
  });

  it('blocks what the checks are about that met it', () => {
    const [judged] = rehome([failed('500', 'some')], requirements);
    expect([judged?.looked, judged?.blockedBy]).toEqual([['monitors/server'], ['monitors/server']]);
  });

  it('is charged so by a check that could not be tried for it', () => {
    const [found] = failed('500', 'some').findings;
    const blocked = outcomeOf('groups/check', { state: 'not-testable', findings: [{ ...found!, setup: true }] });
    expect(rehome([blocked], requirements)).toMatchObject([
      { state: 'fail', findings: [{ requirements: ['monitors/server'] }], blockedBy: ['monitors/server'] },
    ]);
  });

  it('is charged to what the check is about where it fails each time', () => {
    expect(chargesOf(failed('500'))).toEqual(['groups/exists']);
  });
});
