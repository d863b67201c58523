import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../fixtures/testing/outcomes/exchange-of.ts';
import { outcomeOf } from '../../../fixtures/testing/outcomes/outcome-of.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { OperationId } from '../../spec/operation.ts';
import { withoutMaybeMissing } from './maybe-missing.ts';

const unseen = new Map([['userIsInGroup', ['clients/connect']]] as const);

const answered = (operation: OperationId, status: number): Finding => ({
  code: 'status',
  requirements: [`rule/${operation}`],
  message: `${operation} answered ${status}`,
  expected: '400',
  seen: String(status),
  exchange: exchangeOf(operation, { method: 'GET', status }),
});

const looked = ['rule/userIsInGroup', 'rule/broadcast'];

const judged = (...findings: readonly Finding[]) =>
  withoutMaybeMissing(outcomeOf('names/hub', { state: 'fail', findings, looked }), unseen);

describe('a refusal that is missed, of an operation that no plain check could look at', () => {
  it.each([404, 405])('blocks what it would decide where it may be that of no route: %i', (status) => {
    const outcome = judged(answered('userIsInGroup', status));
    expect(outcome).toMatchObject({ state: 'blocked', findings: [], blockedBy: ['clients/connect'] });
    expect(outcome.looked).toEqual(['rule/broadcast']);
    expect(outcome.reason).toContain('clients/connect');
  });

  it('is as little as that where a monitor saw it', () => {
    const seen: Finding = { ...answered('userIsInGroup', 404), code: 'undocumented-status' };
    expect(judged(seen)).toMatchObject({ state: 'blocked', findings: [] });
  });

  it('says as little of a name where the operation fails', () => {
    const failed: Finding = { ...answered('userIsInGroup', 500), code: 'server-error' };
    expect(judged({ ...failed, uses: ['userIsInGroup', 'hub-name'] })).toMatchObject({
      state: 'blocked',
      findings: [],
    });
    expect(judged({ ...failed, uses: ['userIsInGroup'] }).state).toBe('fail');
    expect(judged(failed).state).toBe('fail');
  });

  it('leaves what another operation was found to do', () => {
    const broadcast = answered('broadcast', 202);
    const outcome = judged(answered('userIsInGroup', 404), broadcast);
    expect(outcome).toMatchObject({ state: 'fail', findings: [broadcast], reason: broadcast.message });
    expect(outcome.looked).toEqual(['rule/broadcast']);
  });

  it.each([
    ['that was answered as only an operation is', answered('userIsInGroup', 200)],
    ['of an operation that was looked at', answered('broadcast', 404)],
  ])('is a finding %s', (_what, finding) => {
    expect(judged(finding)).toMatchObject({ state: 'fail', findings: [finding], looked });
  });
});
