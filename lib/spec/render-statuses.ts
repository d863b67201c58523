import type { Catalogue } from './catalogue.ts';
import { operationIn } from './operation-in.ts';
import type { OperationId } from './operation.ts';

const placeholder = /\{(?:(\w+)\.)?(\w+)\}/g;

const numbers = (statuses: readonly number[]): string => statuses.join(' or ');

const rendered = (catalogue: Catalogue, id: string | undefined, word: string): string | undefined => {
  if (id === undefined) {
    if (word === 'health') return catalogue.health;
    return word === 'invalid' || word === 'unauthorized' ? numbers(catalogue.errors[word]) : undefined;
  }
  if (!Object.hasOwn(catalogue.operations, id)) return undefined;
  const { success, notThere } = operationIn(catalogue, id as OperationId);
  if (word === 'success') return numbers(success);
  return word === 'absent' ? numbers(notThere) : undefined;
};

/**
 * Puts what the catalogue has in place of `{broadcast.success}`, `{userIsInGroup.absent}`, `{invalid}`, `{unauthorized}` and `{health}`.
 *
 * @throws TypeError for a placeholder that means nothing.
 */
export const renderStatuses = (catalogue: Catalogue, text: string): string =>
  text.replaceAll(placeholder, (whole, id: string | undefined, word: string) => {
    const found = rendered(catalogue, id, word);
    if (found === undefined) throw new TypeError(`${whole} in "${text}" means nothing`);
    return found;
  });
