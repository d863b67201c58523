import { encodeSegment } from '../../rest/encode-segment.ts';
import type { ScenarioRun } from './scenario-run.ts';
import { Stop } from './scenario-run.ts';
import type { ConnectionRef, Name } from '../../contract/step.ts';

type Kind = 'hub' | 'group' | 'user';

/** The name itself, as a token or a query carries it. @throws TypeError for a name that exists only in its encoded form */
export const plainName = (run: ScenarioRun, name: Name, kind: Kind): string => {
  if (typeof name === 'string') {
    return kind === 'hub' ? run.lease.nameOf(name) : `${name}x${run.number}x${run.context.options.run.id}`;
  }
  if ('exactly' in name) return name.exactly;
  if ('near' in name) return `${name.before ?? ''}${plainName(run, name.near, kind)}${name.behind ?? ''}`;
  return decodeURIComponent(name.encoded);
};

/** The name as one raw path segment. */
export const nameSegment = (run: ScenarioRun, name: Name, kind: Kind): string =>
  typeof name === 'object' && 'encoded' in name ? name.encoded : encodeSegment(plainName(run, name, kind));

/** The connection id that a reference stands for. */
export const connectionId = (run: ScenarioRun, reference: ConnectionRef): string => {
  if (typeof reference === 'object')
    return 'exactly' in reference ? reference.exactly : decodeURIComponent(reference.encoded);
  const probe = run.probes.get(reference);
  if (probe === undefined) throw new Stop('not-testable', `probe "${reference}" never connected`);
  return probe.connectionId;
};

/** The connection id as one raw path segment. */
export const connectionSegment = (run: ScenarioRun, reference: ConnectionRef): string =>
  typeof reference === 'object' && 'encoded' in reference
    ? reference.encoded
    : encodeSegment(connectionId(run, reference));
