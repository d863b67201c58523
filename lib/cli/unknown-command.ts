import { ConformanceError } from '../error.ts';
import { closest } from './serve/closest.ts';

/** Whether somebody has named the target without the option: it may hold a key, so it is not quoted. */
const isTarget = (word: string): boolean => word.includes('://') || word.includes('=');

const sentence = (word: string, commands: readonly string[]): string => {
  if (isTarget(word))
    return 'the first argument is no command; name the target with --target or the environment variable ASRS_CONNECTION_STRING';
  const [meant] = closest(word, commands);
  return meant === undefined
    ? `there is no command ${word}; expected ${commands.join(', ')}`
    : `there is no command ${word}; did you mean ${meant}?`;
};

/** A word in place of a command is not taken for an argument of the default command. @throws ConformanceError ERR_USAGE for one that is no command */
export const refuseUnknownCommand = ([first = '']: readonly string[], commands: readonly string[]): void => {
  if (first === '' || first.startsWith('-') || commands.includes(first)) return;
  throw new ConformanceError('ERR_USAGE', sentence(first, commands));
};
