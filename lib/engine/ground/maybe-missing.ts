import type { Use } from '../../contract/use.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';

/** What no plain check could be made of, since that relies on what is broken: whether the target has the operation at all is not known. With what blocks each. */
export type Unseen = ReadonlyMap<Use, readonly string[]>;

/** How a service answers that has no such path, or not with this method. */
const noRoute: ReadonlySet<number | undefined> = new Set([404, 405]);

const blockersOf = ({ code, exchange }: Finding, unseen: Unseen): readonly string[] | undefined =>
  code === 'status' && exchange !== undefined && noRoute.has(exchange.status)
    ? unseen.get(exchange.operation as Use)
    : undefined;

/** The outcome without findings that are no more than the answer of an operation which may not be there: they decide nothing, and what they would decide is blocked. */
export const withoutMaybeMissing = (outcome: Outcome, unseen: Unseen): Outcome => {
  const left = outcome.findings.filter((finding) => blockersOf(finding, unseen) === undefined);
  const dropped = outcome.findings.filter((finding) => !left.includes(finding));
  if (dropped.length === 0) return outcome;
  const blockedBy = [...new Set(dropped.flatMap((finding) => blockersOf(finding, unseen) ?? []))];
  const decided = new Set(left.flatMap(({ requirements }) => requirements));
  const open = new Set(dropped.flatMap(({ requirements }) => requirements).filter((id) => !decided.has(id)));
  const looked = outcome.looked.filter((id) => !open.has(id));
  const [first] = left;
  if (first !== undefined) return { ...outcome, findings: left, looked, blockedBy, reason: first.message };
  const reason = `its answers may be those of an operation that is not there, which shows where ${blockedBy.join(', ')} holds`;
  return { ...outcome, state: 'blocked', findings: [], looked, blockedBy, reason };
};
