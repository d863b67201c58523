import * as fc from 'fast-check';
import { shrinkText } from '../../lib/model/arbitraries/shrink-json.ts';
import { withShrinker } from '../../lib/model/arbitraries/with-shrinker.ts';
import type { Property } from '../../lib/contract/check.ts';
import type { CallStep } from '../../lib/contract/step.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { shapes } from '../../lib/spec/shape.ts';
import { notTurnedAway } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';

interface Request {
  readonly operation: OperationShape;
  readonly name: string;
}

/** Only characters that are unreserved in a URL: this check does not judge how others are escaped in an audience. */
const names = (): fc.Arbitrary<string> =>
  withShrinker(fc.stringMatching(/^[A-Za-z\d]{1,20}$/, { size: 'max' }), function* (name) {
    for (const smaller of shrinkText(name)) if (smaller !== '') yield smaller;
  });

/** The names are unused, so that only the acceptance of the token matters. */
const callOf = ({ operation, name }: Request): CallStep => {
  const unknown = { exactly: name };
  const values = { group: name, user: name, connection: unknown, ttl: 600, excluded: [unknown], reason: name };
  return act.call(operation, values, { expect: notTurnedAway });
};

/** Many requests, each with its own token. Detects a refusal of one in many; shrinking finds the kind of token that is refused. */
export const anyGoodToken: Property<Request> = {
  id: 'auth/any-good-token',
  title: 'Every request with a valid token is authorised',
  verifies: ['auth/good-token-accepted'],
  regressions: ['#1955', '#2197'],
  arbitrary: fc.noBias(
    fc.record({
      operation: fc.constantFrom(...shapes),
      name: names(),
    }),
  ),
  runs: 60,
  operations: shapes.map(({ id }) => id),
  each: (request) => [callOf(request)],
  show: ({ operation, name }) => `${operation.id} with the name ${JSON.stringify(name)}`,
};
