import { isSeq, type Document } from 'yaml';
import type { KnownEntry } from '../../contract/known/known-entry.ts';
import type { KnownUpdate } from '../../verdict/known/plan-update.ts';
import type { OpenedList } from './load-known.ts';

/** Claim and place of an entry in its list. */
const placeOf = ({ path, deviation }: KnownEntry): readonly [claim: string, index: number] => [
  deviation.claim,
  Number(/\[(\d+)\]/.exec(path)?.[1]),
];

/** From the last to the first, so that each is still in its place. */
const remove = (document: Document, entries: readonly KnownEntry[]): void => {
  const places = entries.map(placeOf).toSorted(([, one], [, other]) => other - one);
  for (const place of places) document.deleteIn(place);
};

const add = (document: Document, requirements: readonly string[], reasonOf: (requirement: string) => string): void => {
  if (requirements.length === 0) return;
  const fails = document.get('fails');
  if (isSeq(fails) && fails.items.length > 0) {
    for (const requirement of requirements)
      fails.add(document.createNode({ requirement, reason: reasonOf(requirement) }));
    return;
  }
  document.set(
    'fails',
    requirements.map((requirement) => ({ requirement, reason: reasonOf(requirement) })),
  );
};

/** Nothing, or `{}`, to which nothing can be added that is easy to read. */
const isEmpty = (value: unknown): boolean => Object.keys(value ?? {}).length === 0;

/**
 * The text of a list after an update. Reasons, comments and order stay. Changes the document that it is given.
 *
 * @param reasonOf the reason of an entry that is new
 */
export const rewriteKnown = (
  { source, unmatched }: OpenedList,
  update: KnownUpdate,
  reasonOf: (requirement: string) => string,
): string => {
  const { document, file } = source;
  if (isEmpty(source.value)) document.contents = document.createNode({}) as never;
  for (const { entry, rate } of update.rates) document.setIn([...placeOf(entry), 'rate'], rate);
  remove(document, [...unmatched, ...update.deleted]);
  add(document, update.added, reasonOf);
  return file.endsWith('.json') ? `${JSON.stringify(document.toJS(), null, 2)}\n` : document.toString({ lineWidth: 0 });
};
