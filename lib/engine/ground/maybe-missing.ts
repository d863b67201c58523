import { unusualNames } from '../../contract/unusual.ts';
import type { Use } from '../../contract/use.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import { blockFindings } from './block-findings.ts';

/** What no plain check has judged, since its ground is broken, each with what blocks it. Whether the target has such an operation at all is not known. */
export type Unseen = ReadonlyMap<Use, readonly string[]>;

/** How a service answers that has no such path, or not with this method. */
const noRoute: ReadonlySet<number | undefined> = new Set([404, 405]);

/** Whether an operation that is not there, or that fails whatever it is asked, answers so to a call with any name. */
const saysNothing = ({ code, exchange, uses = [] }: Finding): boolean =>
  code === 'server-error'
    ? unusualNames.some((use) => uses.includes(use))
    : (code === 'status' || code === 'undocumented-status') && noRoute.has(exchange?.status);

const blockersOf = (finding: Finding, unseen: Unseen): readonly string[] | undefined =>
  saysNothing(finding) ? unseen.get(finding.exchange?.operation as Use) : undefined;

/** The outcome without findings that are no more than the answer of an operation which may not be there, or not work at all. */
export const withoutMaybeMissing = (outcome: Outcome, unseen: Unseen): Outcome =>
  blockFindings(
    outcome,
    (finding) => blockersOf(finding, unseen),
    (first) =>
      `its answers may be those of an operation that is not there or does not work, which shows where ${blockersOf(first, unseen)?.join(', ')} holds`,
  );
