/** What the steps of a check may use that is not ordinary. Each is worth a requirement of its own, and may be wrong in a target that is right otherwise. */
export const unusual = {
  'unused-hub': 'a hub in which no client is connected',
  'hub-name': 'an unusual hub name',
  'group-name': 'a group name with other characters than ASCII letters and digits, or longer than 100',
  'user-name': 'a user id with other characters than ASCII letters and digits, or longer than 100',
  'many-arguments': 'more than ten arguments in a message',
  'long-message': 'a message of more than 8 KB',
  'absent-user': 'a user who is not connected',
  'user-in-no-group': 'the removal from all groups of a user who is in none',
  'connection-in-no-group': 'the removal from all groups of a user of whom a connection is in none',
} as const;

/** Those that are about a name. */
export const unusualNames = [
  'hub-name',
  'group-name',
  'user-name',
] as const satisfies readonly (keyof typeof unusual)[];

/** A kind of what is not ordinary. */
export type Unusual = keyof typeof unusual;
