/**
 * Faults of the catalogue by which a mutant is judged that self-tests let live: at least one for each way in which the engine finds something, so that each has to
 * work. Their recorded checks judge them.
 */
export const fixedFaults: readonly string[] = [
  // A status, the body beside it, a server that breaks down.
  'groups/removing-no-member-400',
  'users/always-found',
  'broadcast/fresh-hub-is-500',
  // Tokens that must not open anything, and one that must.
  'auth/socket-any-key',
  'auth/negotiation-any-audience',
  'auth/good-client-refused',
  // Silence: what must not arrive, and what must.
  'groups/one-for-all-hubs',
  'groups/membership-survives-reconnect',
  'query/excluded-last-only',
  'connections/send-reaches-nobody',
  'groups/adding-is-late',
  'names/group-digits-ignored',
  'auth/refused-group-message-is-sent',
  // More than once, in another order, altered.
  'groups/broadcast-once-per-group',
  'broadcast/overtaken',
  'payloads/single-precision',
  'broadcast/target-in-lower-case',
  // Connections that close, that do not, and why.
  'connections/closes-the-user',
  'connections/close-does-nothing',
  'query/reason-ascii-only',
  // Time.
  'ttl/ignored',
  'ttl/a-fifth-too-short',
  'clients/no-pings',
  // What is seen beside any check.
  'monitors/success-by-another-number',
  'monitors/records-without-type',
  'monitors/looks-alternate-at-first',
];

/** Targets that misbehave at once, each in another way, by which the command line is judged. */
export const fixedHostile: readonly string[] = ['tcp/closes-at-once', 'http/unauthorized', 'http/web-page'];

/** Of the checks of the suites, every how manieth judges the targets that are strange but correct, and the reference. */
export const oneIn = { strange: 8, reference: 3 } as const;

/** What was seen of a part of the fixed set: names, such as a target and a check, and what the engine said of each. */
export type FixedSetPart = Readonly<Record<string, string>>;

/** All of it, or what the command line judges, for rooms that say what came of a run and do not judge. */
export type FixedSetParts = 'all' | 'command line';
