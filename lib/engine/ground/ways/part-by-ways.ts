import type { Scenario } from '../../../contract/check.ts';
import type { Finding, Outcome } from '../../../contract/outcome.ts';
import { couldSayAbsent } from '../../../spec/expected-statuses.ts';
import { memo } from '../../plan/memo.ts';
import { stepsOf } from '../../plan/steps-of.ts';
import type { BrokenGround } from '../broken-ground.ts';
import { ofPart, partOnGround, type Judged, type PartOnGround } from '../part-on-ground.ts';
import { rewriteCheck } from './rewrite-check.ts';
import { trialsOf } from './trials-of.ts';
import type { Way } from './ways.ts';

type Run = (check: Scenario) => Promise<readonly Outcome[]>;

/** What of a check can be judged, where calls that do not work may be replaced by others. */
export interface PartByWays extends PartOnGround {
  /** What was done in place of what; absent: nothing. */
  readonly anotherWay?: readonly string[];
}

const textOf = ({ of, by }: Way): string => `${by === 'disconnect' ? "the client's own end" : by} in place of ${of}`;

/** An answer that no document allows there says nothing against the way: it is what the check is to find. */
const isDecided = ({ code, exchange }: Finding): boolean =>
  (code === 'status' || code === 'server-error') && !couldSayAbsent(exchange?.status ?? 0);

const allows = ({ state, findings }: Outcome): boolean =>
  state === 'pass' || (state === 'fail' && findings.length > 0 && findings.every(isDecided));

/** Whether ways lead to the same ground on this target. */
export type MayTake = (check: Judged, seed: number) => Promise<boolean>;

/** Each plain scenario is tried once, by the first check that needs to know. */
export const createTrials = (run: Run): MayTake => {
  const tryOut = memo(
    async (trial: Scenario): Promise<boolean> => {
      const outcomes = await run(trial);
      return outcomes.length > 0 && outcomes.every(allows);
    },
    ({ steps }) => JSON.stringify(steps),
  );
  return async (check, seed) => {
    const { id, title, verifies } = check;
    const each = trialsOf(stepsOf(check, seed)).map((steps) => tryOut({ id, title, verifies, steps }));
    return (await Promise.all(each)).every(Boolean);
  };
};

/** What of a check can be judged on this ground, in another way where there is one that shows more. */
export const partByWays = async (
  check: Judged,
  ground: BrokenGround,
  seed: number,
  mayTake: MayTake,
): Promise<PartByWays> => {
  const plain = partOnGround(check, ground, seed);
  if (plain.blockedBy.length === 0) return plain;
  const other = rewriteCheck(check, (operation) => ground.has(operation), seed);
  if (other === undefined) return plain;
  const part = partOnGround(other.check, ground, seed);
  const unjudged = [...other.unjudged, ...part.unjudged];
  const isMore = part.check !== undefined && (plain.check === undefined || unjudged.length < plain.unjudged.length);
  if (!isMore || part.check === undefined || !(await mayTake(part.check, seed))) return plain;
  const blockedBy = unjudged.length > 0 ? plain.blockedBy : part.blockedBy;
  return { ...part, blockedBy, unjudged, anotherWay: other.ways.map(textOf) };
};

/** The outcome of a check that was judged so. It says which way was taken. */
export const ofWays = (check: Judged, outcome: Outcome, part: PartByWays): Outcome => {
  const { anotherWay } = part;
  const judged = ofPart(check, outcome, part);
  return anotherWay === undefined || judged.state === 'not-applicable' ? judged : { ...judged, anotherWay };
};
