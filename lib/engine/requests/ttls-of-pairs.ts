import { callPath, ttlMs } from './build-call.ts';
import { granularityOf } from './short-ttl.ts';
import type { RunningTtl, ScenarioRun } from '../state/scenario-run.ts';
import { ttlRanOut } from '../state/stop-if-ttl-ran-out.ts';
import type { CallStep } from '../../contract/step.ts';

const pairOf = ({ hub, group, user }: CallStep): string => JSON.stringify([hub, group, user]);

/** The ttl that still keeps the pair which a call asks about, in a scenario that is about the time: in others a ttl is only one more parameter. */
export const runningTtlOf = ({ ttls }: ScenarioRun, step: CallStep): RunningTtl | undefined => {
  const ttl = step.operation === 'userIsInGroup' ? ttls.ofPairs.get(pairOf(step)) : undefined;
  const isTimed = ttls.running.some(({ isShort }) => isShort);
  return isTimed && ttl?.passed === false ? ttl : undefined;
};

/** Where its end can be seen. */
const pathsOf = (run: ScenarioRun, { hub, group, user }: CallStep): readonly string[] => {
  const place = { do: 'call', ...(hub === undefined ? {} : { hub }) } as const;
  if (group === undefined) return [];
  const ofGroup = callPath(run, { ...place, operation: 'sendToGroup', group });
  return user === undefined
    ? [ofGroup]
    : [ofGroup, callPath(run, { ...place, operation: 'userIsInGroup', group, user })];
};

/**
 * Ends the scenario if a pair is added again only after the short ttl that the addition replaces, or that a removal has cancelled: nothing shows then whether it was.
 *
 * @throws Stop too-slow or unseen: the scenario must restart with a longer ttl
 */
const stopIfAddedTooLate = (run: ScenarioRun, paths: readonly string[], answeredAt: number): void => {
  const isReplaced = ({ isShort, passed, endedEarly, endsAt, paths: others }: RunningTtl): boolean =>
    isShort && !passed && !endedEarly && endsAt <= answeredAt && others.at(-1) === paths.at(-1);
  if (run.ttls.running.some(isReplaced)) throw ttlRanOut(run, 'another addition during it');
};

/** Remembers the ttl of a call, and that its pair has none any more if it had none. */
export const rememberTtl = (
  run: ScenarioRun,
  step: CallStep,
  { sentAt, answeredAt }: { readonly sentAt: number; readonly answeredAt: number },
): void => {
  const lastsMs = ttlMs(run, step);
  const paths = pathsOf(run, step);
  if (step.operation === 'addUserToGroup') stopIfAddedTooLate(run, paths, answeredAt);
  const ttl: RunningTtl | undefined =
    lastsMs === undefined
      ? undefined
      : {
          paths,
          label: step.label,
          isShort: step.ttl === 'short',
          lastsMs,
          endsAt: sentAt + lastsMs - granularityOf(run),
          passed: false,
          endedEarly: false,
        };
  if (ttl !== undefined) run.ttls.running.push(ttl);
  if (step.operation === 'addUserToGroup') run.ttls.ofPairs.set(pairOf(step), ttl);
};
