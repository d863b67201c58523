import * as fc from 'fast-check';
import type { Property } from '../../lib/contract/check.ts';
import type { Message, RawBody } from '../../lib/contract/step.ts';
import type { Unusual } from '../../lib/contract/unusual.ts';
import { direct, type Route } from './send-routes.ts';

interface Row<Value> {
  readonly id: string;
  readonly title: string;
  readonly verifies: string | readonly string[];
  readonly arbitrary: fc.Arbitrary<Value>;
  readonly runs: number;
  readonly message: (value: Value) => Message | RawBody;
  readonly show?: (value: Value) => string;
  readonly about?: readonly Unusual[];
}

/** A message for each value, to one client: it must arrive, once and unaltered. */
export const arrives = <Value>(
  { verifies, message, arbitrary, ...row }: Row<Value>,
  route: Route = direct,
): Property<Value> => ({
  ...row,
  verifies: [verifies].flat(),
  // Without bias, since a short run would otherwise draw only small values.
  arbitrary: fc.noBias(arbitrary),
  before: route.reader,
  each: (value) => [route.send({ message: message(value), reaches: ['a'] })],
});
