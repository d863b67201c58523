import type { Use } from '../../contract/use.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import { blockFindings } from './block-findings.ts';

/** What no plain check could be made of, since that relies on what is broken: whether the target has the operation at all is not known. With what blocks each. */
export type Unseen = ReadonlyMap<Use, readonly string[]>;

/** How a service answers that has no such path, or not with this method. */
const noRoute: ReadonlySet<number | undefined> = new Set([404, 405]);

const blockersOf = ({ code, exchange }: Finding, unseen: Unseen): readonly string[] | undefined =>
  (code === 'status' || code === 'undocumented-status') && exchange !== undefined && noRoute.has(exchange.status)
    ? unseen.get(exchange.operation as Use)
    : undefined;

/** The outcome without findings that are no more than the answer of an operation which may not be there. */
export const withoutMaybeMissing = (outcome: Outcome, unseen: Unseen): Outcome =>
  blockFindings(
    outcome,
    (finding) => blockersOf(finding, unseen),
    (first) =>
      `its answers may be those of an operation that is not there, which shows where ${blockersOf(first, unseen)?.join(', ')} holds`,
  );
