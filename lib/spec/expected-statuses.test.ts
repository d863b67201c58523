import { describe, expect, it } from 'vitest';
import { v1 } from './catalogues/v1.ts';
import { expectedStatuses } from './expected-statuses.ts';
import { operationIn } from './operation-in.ts';
import type { OperationId } from './operation.ts';
import type { StatusExpectation } from './status-word.ts';

const allowed = (id: OperationId, expectation: StatusExpectation): readonly number[] => {
  const expected = expectedStatuses(operationIn(v1, id), expectation);
  return [200, 202, 204, 400, 401, 404, 414, 500].filter((status) => expected.allows(status));
};

describe('a status by word', () => {
  it('means what the catalogue has for the operation', () => {
    expect(allowed('broadcast', 'success')).toEqual([202]);
    expect(allowed('removeUserFromAllGroups', 'success')).toEqual([200, 202]);
    expect(allowed('userIsInGroup', 'absent')).toEqual([404]);
    expect(allowed('broadcast', 'invalid')).toEqual([400]);
    expect(allowed('broadcast', 'unauthorized')).toEqual([401]);
  });

  it('"any-success" takes successes that the document does not list', () => {
    expect(allowed('broadcast', 'any-success')).toEqual([200, 202, 204]);
  });

  it('"absent" has a meaning where the document has no status of absence', () => {
    expect(allowed('closeConnection', ['success', 'absent'])).toEqual([202, 404]);
  });

  it('mixes with others and with numbers', () => {
    expect(allowed('broadcast', ['success', 'invalid', 414])).toEqual([202, 400, 414]);
  });

  it('is shown as numbers', () => {
    expect(expectedStatuses(operationIn(v1, 'broadcast'), ['success', 'invalid']).text).toBe('202 or 400');
    expect(expectedStatuses(operationIn(v1, 'broadcast'), ['any-success', 'invalid']).text).toBe('any success or 400');
  });

  it('knows whether a success is among them', () => {
    const row = operationIn(v1, 'broadcast');
    expect(expectedStatuses(row, ['invalid', 202]).mayBeSuccess).toBe(true);
    expect(expectedStatuses(row, ['invalid', 'absent']).mayBeSuccess).toBe(false);
  });
});
