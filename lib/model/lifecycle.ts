import type { Connection, Model } from './model.ts';

/** A connection ends. Its memberships end with it; stored relations stay. */
export const end = (model: Model, probe: string): Model => ({
  ...model,
  connections: model.connections.map((row) => (row.probe === probe ? { ...row, alive: 'no' } : row)),
  memberships: model.memberships.filter((row) => row.probe !== probe),
});

/** A client connects and joins the groups stored for its user ("later ones join on connecting", Group management). */
export const begin = (model: Model, connection: Connection): Model => {
  const { probe, hub, user } = connection;
  const rest = end(model, probe);
  const joined = model.relations
    .filter((row) => row.hub === hub && row.user === user)
    .map(({ group, certainty }) => ({ hub, group, probe, certainty, byConnection: false }));
  return {
    ...rest,
    connections: [...rest.connections.filter((row) => row.probe !== probe), connection],
    memberships: [...rest.memberships, ...joined],
  };
};
