import { agreed, both } from './certainty.ts';
import type { Connection, Membership, Model, Relation } from './model.ts';

const relationsWithoutTtl = 100;

type Pair = Pick<Relation, 'hub' | 'user'>;

const connectionsOf = (model: Model, { hub, user }: Pair): readonly Connection[] =>
  model.connections.filter((row) => row.hub === hub && row.user === user && row.alive !== 'no');

const isStored = (relation: Relation, hub: string, user: string, group: string): boolean =>
  relation.hub === hub && relation.user === user && relation.group === group;

/** Live connections of the user may or may not stay in the group: no document decides it, or two documents disagree. */
const uncertainMemberships = (model: Model, { hub, user, group }: Relation): readonly Membership[] => {
  const probes = new Set(connectionsOf(model, { hub, user }).map(({ probe }) => probe));
  return model.memberships.map((row) =>
    row.hub === hub && row.group === group && probes.has(row.probe)
      ? { ...row, certainty: agreed(row.certainty, 'no') }
      : row,
  );
};

/** A relation ends because its ttl expires or because it is overwritten. */
export const forget = (model: Model, relation: Relation): Model => ({
  ...model,
  relations: model.relations.filter((row) => row !== relation),
  memberships: uncertainMemberships(model, relation),
});

const overwriteOldest = (model: Model, pair: Pair): Model => {
  const counted = model.relations.filter(
    (row) => row.hub === pair.hub && row.user === pair.user && row.ttlSeconds === undefined && row.certainty === 'yes',
  );
  const [oldest] = counted;
  return oldest !== undefined && counted.length > relationsWithoutTtl ? forget(model, oldest) : model;
};

/** A user is added to a group. The relation is stored as the latest one, and live connections of the user join. */
export const store = (model: Model, relation: Relation): Model => {
  const { hub, user, group } = relation;
  const joining = connectionsOf(model, relation).map(({ probe, alive }): Membership => ({
    hub,
    group,
    probe,
    certainty: both('yes', alive),
    byConnection: model.memberships.some(
      (row) => row.probe === probe && row.hub === hub && row.group === group && row.byConnection,
    ),
  }));
  const probes = new Set(joining.map(({ probe }) => probe));
  return overwriteOldest(
    {
      ...model,
      relations: [...model.relations.filter((row) => !isStored(row, hub, user, group)), relation],
      memberships: [
        ...model.memberships.filter((row) => row.hub !== hub || row.group !== group || !probes.has(row.probe)),
        ...joining,
      ],
    },
    relation,
  );
};

/** A user leaves one group or all groups. The relations end, and live connections leave too (Group management); of those that were added by themselves no document speaks. */
export const remove = (model: Model, { hub, user }: Pair, group?: string): Model => {
  const probes = new Set(connectionsOf(model, { hub, user }).map(({ probe }) => probe));
  const meant = (row: { hub: string; group: string }): boolean =>
    row.hub === hub && (group === undefined || row.group === group);
  return {
    ...model,
    relations: model.relations.filter((row) => !(meant(row) && row.user === user)),
    memberships: model.memberships.flatMap((row) => {
      if (!meant(row) || !probes.has(row.probe)) return [row];
      return row.byConnection ? [{ ...row, certainty: agreed(row.certainty, 'no') }] : [];
    }),
  };
};
