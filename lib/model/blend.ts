import { agreed } from './certainty.ts';
import type { Connection, Membership, Model, Relation } from './model.ts';

const sameConnection = (one: Connection, other: Connection): boolean => one.probe === other.probe;

const sameMembership = (one: Membership, other: Membership): boolean =>
  one.probe === other.probe && one.hub === other.hub && one.group === other.group;

const sameRelation = (one: Relation, other: Relation): boolean =>
  one.user === other.user && one.hub === other.hub && one.group === other.group;

const blendAll = <Row>(
  one: readonly Row[],
  other: readonly Row[],
  same: (row: Row, candidate: Row) => boolean,
  merge: (row: Row, match: Row | undefined) => Row,
): readonly Row[] => [
  ...one.filter((row) => !other.some((candidate) => same(row, candidate))).map((row) => merge(row, undefined)),
  ...other.map((row) =>
    merge(
      row,
      one.find((candidate) => same(row, candidate)),
    ),
  ),
];

const certain = <Row extends Membership | Relation>(row: Row, match: Row | undefined): Row => ({
  ...row,
  certainty: agreed(row.certainty, match?.certainty ?? 'no'),
});

const alive = (row: Connection, match: Connection | undefined): Connection => ({
  ...row,
  alive: agreed(row.alive, match?.alive ?? 'no'),
});

/** The model when the service may be in either of two states. Whatever differs becomes `maybe`. */
export const blend = (one: Model, other: Model): Model => ({
  connections: blendAll(one.connections, other.connections, sameConnection, alive),
  memberships: blendAll(one.memberships, other.memberships, sameMembership, certain),
  held: one.held.filter((label) => other.held.includes(label)),
  relations: blendAll(one.relations, other.relations, sameRelation, certain),
});
