import { unusual, unusualNames } from '../../contract/unusual.ts';

/** What a step may use by which its deviation is told from the same one on other ground: where it only shows with that, it is another cause. */
export const conditions = {
  ...unusual,
  'group-name': 'an unusual group name',
  'hundred-changes': 'after more than a hundred changes',
  'in-a-row': 'several in a row',
  'long-ttl': 'with a ttl of more than 24 days',
  'user-name': 'an unusual user id',
  again: 'the same call once more',
  anew: 'the same change once more after it was undone',
  'any-name': 'an unusual name',
  'after-doubtful-body': 'after a body that may be refused',
  'after-excluded': 'after a message with excluded connections',
  'after-long-message': 'after a message of more than 8 KB',
  burst: 'many at once',
  charset: 'a content type with a charset',
  chunked: 'a body in chunks, without a Content-Length',
  'doubtful-body': 'a body that may be refused',
  'equal-messages': 'equal messages',
  excluded: 'a message with excluded connections',
  'several-excluded': 'a message with more than one excluded connection',
  'unknown-excluded': 'an excluded connection id that nobody has',
  outlast: 'after some seconds',
  slash: 'a group name or user id with a slash',
} as const;

/** What else a step may have used. It tells no cause from another. A title says it if all findings have it and there is no condition; the first is the nearest. */
export const hints = {
  'second-hub': 'with clients in another hub',
  'after-bad-token': 'after a request with a bad token',
  'connection-of-member': 'with a connection that came after its user was added',
  'second-connection': 'a user with more than one connection',
  removeConnectionFromGroup: 'after removeConnectionFromGroup',
  removeUserFromGroup: 'after removeUserFromGroup',
  removeUserFromAllGroups: 'after removeUserFromAllGroups',
  closeConnection: 'after closeConnection',
  'several-groups': 'a connection in more than one group',
  'unknown-connection': 'a connection id that nobody has',
  'no-member': 'a connection that is not in the group',
  'broken-off': 'after a client has broken off without closing',
  disconnect: 'after a connection has ended',
  'changes-at-once': 'after changes of one user at the same time',
  'odd-ttl': 'a ttl that is no whole number',
  ttl: 'with a ttl',
  'many-changes': 'after more than ten changes',
  addUserToGroup: 'a group to which only users were added',
} as const;

/** What need not be said beside another one, since it follows from that. */
export const implied: Readonly<Partial<Record<string, readonly string[]>>> = {
  anew: ['again'],
  'broken-off': ['disconnect'],
  closeConnection: ['disconnect'],
  'hundred-changes': ['many-changes', 'changes-at-once'],
  'long-ttl': ['ttl'],
  'odd-ttl': ['ttl'],
  'several-excluded': ['excluded'],
  slash: ['group-name', 'any-name'],
  'unknown-connection': ['no-member'],
  'unknown-excluded': ['excluded'],
};

/** A group and a user whose names are not ordinary are one condition: the path is read before either is looked up. */
export type Condition = Exclude<keyof typeof conditions, 'user-name'>;

/** Whether it is one of them, a user's name not left out. */
export const isCondition = (use: string): use is keyof typeof conditions => use in conditions;

const names: ReadonlySet<string> = new Set(unusualNames);

/** Whether it is about a name. */
export const isOfName = (use: string): boolean => names.has(use);

const ways: ReadonlySet<string> = new Set([
  'removeConnectionFromGroup',
  'removeUserFromGroup',
  'removeUserFromAllGroups',
  'disconnect',
  'many-changes',
  'second-hub',
]);

/** Whether it may have brought about what is there too much, or is missing. */
export const isWay = (use: string): boolean => ways.has(use);
