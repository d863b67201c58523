import type { CallStep, Name } from '../../contract/step.ts';
import type { Operation } from '../../spec/operation.ts';
import { isConcerned } from './could-be-lag.ts';
import { appearing, vanishing, type Effect } from './effect.ts';

/** A question that was answered as if all that it depends on were visible. */
export interface Answered extends Pick<CallStep, 'connection' | 'hub' | 'group'> {
  readonly operation: Pick<Operation, 'id' | 'kind' | 'hasAbsence'>;
  /** The user id that was asked for. */
  readonly user: string | undefined;
  /** Whether the answer was that it is not there. */
  readonly isAbsent: boolean;
}

/** Where an effect takes place. */
export const placeOf = (hub: Name | undefined, group?: Name): string => JSON.stringify([hub, group]);

const isOfGroup = (effect: Effect, { hub, group }: Answered): boolean =>
  group === undefined || effect.group === undefined || [placeOf(hub, group), placeOf(hub)].includes(effect.group);

/**
 * The effects that a right answer shows to be visible: those without which it would have been another one. That somebody is there shows nothing where several
 * effects, each by itself, would bring that about.
 * @param accepted all of the scenario
 * @param userOf the user id of a probe's connection
 */
export const shownBy = (
  answered: Answered,
  accepted: readonly Effect[],
  userOf: (probe: string) => string | undefined,
): readonly Effect[] => {
  const { operation, connection, user, isAbsent } = answered;
  if (!operation.hasAbsence) return [];
  const isOfUser = ({ probes, user: of }: Effect): boolean =>
    user === undefined || of === user || [...(probes ?? [])].some((probe) => userOf(probe) === user);
  const isOfConnection = ({ probes, user: of }: Effect): boolean =>
    typeof connection !== 'string' ||
    probes?.has(connection) === true ||
    (of !== undefined && of === userOf(connection));
  const isOfAll = ({ probes, user: of }: Effect): boolean => probes === undefined && of === undefined;
  const isAsked = ({ kind }: Effect): boolean =>
    operation.kind === 'look' ? isConcerned(operation.id, kind) : kind === 'registration';
  const concerned = accepted.filter(
    (effect) =>
      isAsked(effect) &&
      (isOfAll(effect) || (isOfUser(effect) && isOfConnection(effect))) &&
      isOfGroup(effect, answered),
  );
  if (isAbsent) return concerned.filter(({ kind }) => vanishing.has(kind) || kind === 'end');
  const came = concerned.filter(({ kind }) => appearing.has(kind));
  return came.length === 1 ? came : [];
};
