import { isBeyondLag, isConcerned } from '../settling/could-be-lag.ts';
import type { RunningTtl, ScenarioRun } from '../state/scenario-run.ts';
import { operationOf } from '../../contract/exchange.ts';
import type { Finding } from '../../contract/outcome.ts';
import { mayLastLongerMs } from './short-ttl.ts';

/** Whether the precision of ttls cannot explain a finding: a step that asks for what a ttl has ended waits for all that the profile allows. */
const isBeyondTtls = ({ context }: ScenarioRun, finding: Finding): boolean =>
  finding.code === 'not-expired' || isBeyondLag(finding, context.operation);

/** Whether the answer to a request may depend on when the ttl ends. */
const isConcernedBy = ({ paths }: RunningTtl, { exchange }: Finding, run: ScenarioRun): boolean => {
  const asked = exchange && operationOf(exchange);
  if (exchange === undefined || asked === undefined) return true;
  if (!isConcerned(asked, 'expiry')) return false;
  const [url = ''] = exchange.url.split('?');
  return run.context.operation(asked).parameters.includes('connection') || paths.some((path) => url.endsWith(path));
};

/** Whether the scenario might have ended otherwise if ttls are less precise than this attempt assumes. */
export const isTtlAssumed = (run: ScenarioRun): boolean => {
  const { profile } = run.context.options.target;
  if (mayLastLongerMs(profile, run.attempt.patient) <= 0) return false;
  const soon = performance.now() + profile.timing.ttlGranularityMs;
  const { findings } = run.found;
  if (findings.length === 0) return run.ttls.running.some(({ endsAt }) => endsAt <= soon);
  const inForce = [...run.ttls.ofPairs.values()]
    .filter((ttl) => ttl !== undefined)
    .filter(({ endsAt }) => endsAt <= soon);
  const open = findings.filter((finding) => !isBeyondTtls(run, finding));
  return open.some((finding) => inForce.some((ttl) => isConcernedBy(ttl, finding, run)));
};
