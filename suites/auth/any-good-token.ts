import * as fc from 'fast-check';
import { shrinkText } from '../../lib/model/arbitraries/shrink-json.ts';
import { withShrinker } from '../../lib/model/arbitraries/with-shrinker.ts';
import type { Property } from '../../lib/contract/check.ts';
import { anyCall } from '../../lib/contract/any-call.ts';
import type { CallStep, ConnectionRef, Name } from '../../lib/contract/step.ts';
import type { Operation } from '../../lib/spec/operation.ts';
import { operations } from '../../lib/spec/operations.ts';

interface Request {
  readonly operation: Operation;
  readonly name: string;
}

/** All of them unreserved in a URL: how others are escaped in an audience is not for this check to judge. */
const names = (): fc.Arbitrary<string> =>
  withShrinker(fc.stringMatching(/^[\w-]{1,20}$/, { size: 'max' }), function* (name) {
    for (const smaller of shrinkText(name)) if (smaller !== '') yield smaller;
  });

const nameOf = (name: string, parameter: string): Name | ConnectionRef =>
  parameter === 'connection' ? { exactly: name } : name;

/** Nobody and nothing of the name is there: all that is asked is whether the token is taken. */
const callOf = ({ operation, name }: Request): CallStep =>
  anyCall(operation.id, {
    ...Object.fromEntries(
      operation.parameters.flatMap((parameter) =>
        parameter === 'hub' ? [] : [[parameter, nameOf(name, parameter)] as const],
      ),
    ),
    ...(operation.query.includes('ttl') ? { ttl: 600 } : {}),
    ...(operation.query.includes('excluded') ? { excluded: [{ exactly: name }] } : {}),
    ...(operation.query.includes('reason') ? { reason: name } : {}),
    expect: [...operation.statuses.filter((status) => status !== 400 && status !== 404), 404],
  });

/** Many requests, each with a token of its own: what refuses one of many is seen, and what refuses those of one kind is shrunk to it. */
export const anyGoodToken: Property<Request> = {
  id: 'auth/any-good-token',
  title: 'Every request with a good token is authorised',
  verifies: ['auth/good-token-accepted'],
  regressions: ['#1955', '#2197'],
  arbitrary: fc.noBias(
    fc.record({
      operation: fc.constantFrom(...operations),
      name: names(),
    }),
  ),
  runs: 60,
  each: (request) => [callOf(request)],
  show: ({ operation, name }) => `${operation.method} ${operation.path} with the name ${JSON.stringify(name)}`,
};
