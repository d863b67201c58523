import { unusual, unusualNames } from '../../contract/unusual.ts';

/** What a step may use by which its deviation is told from the same one on other ground: where it only shows with that, it is another cause. */
export const conditions = {
  ...unusual,
  again: 'a call that was made before',
  'any-name': 'a name with other characters than ASCII letters and digits, or longer than 100',
  'after-doubtful-body': 'after a body that may be refused',
  'after-long-message': 'after a message of more than 8 KB',
  burst: 'many at once',
  'doubtful-body': 'a body that may be refused',
  'equal-messages': 'equal messages',
  excluded: 'with excluded connections',
  outlast: 'after some seconds',
  slash: 'a group name or user id with a slash',
} as const;

/** A group and a user whose names are not ordinary are one condition: the path is read before either is looked up. */
export type Condition = Exclude<keyof typeof conditions, 'user-name'>;

/** Whether it is one of them, a user's name not left out. */
export const isCondition = (use: string): use is keyof typeof conditions => use in conditions;

const names: ReadonlySet<string> = new Set(unusualNames);

/** Whether it is about a name. */
export const isOfName = (use: string): boolean => names.has(use);
