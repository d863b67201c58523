import { existsSync } from 'node:fs';
import type { KnownList } from '../../contract/known/known-entry.ts';
import { ConformanceError } from '../../error.ts';
import type { OpenedList } from '../../run/known/load-known.ts';
import type { Suite } from '../../run/known/known-mistakes.ts';
import type { OutsideSuites } from '../../run/outside/outside-suites.ts';
import { refuseUnwritable } from './refuse-unwritable.ts';

/** Options about known deviations. */
export interface KnownOptions {
  /** The file of the list. */
  readonly known?: string;
  /** Whether it is written anew after the run. */
  readonly updateKnown?: true;
  /** Whether an update must not make it longer. */
  readonly ratchet?: true;
}

/** The list of a run. */
export interface ListOfRun {
  readonly list: KnownList;
  /** What an update needs; absent where the list stays as it is. */
  readonly update?: { readonly opened: OpenedList; readonly suite: Suite; readonly ratchet: boolean };
}

const usage = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', message);

/** Refuses options that lack another, or a list that is not there or cannot be written. @throws ConformanceError ERR_USAGE */
export const refuseHalf = ({
  known,
  updateKnown,
  ratchet,
  replay,
}: KnownOptions & { readonly replay?: string }): void => {
  if (updateKnown && known === undefined) throw usage('--update-known needs --known <file>, the list to update');
  if (ratchet && !updateKnown) throw usage('--ratchet needs --update-known, since it says how the list is updated');
  if (known !== undefined && !updateKnown && !existsSync(known))
    throw usage(`--known ${known}: there is no such file; --update-known creates it`);
  if (updateKnown && replay !== undefined)
    throw usage('--update-known and --replay exclude each other: one value says too little about a list');
  if (updateKnown && known !== undefined) refuseUnwritable(known);
};

/**
 * The list of `--known`. What reads it is loaded only where there is one.
 *
 * @throws ConformanceError ERR_USAGE where it cannot be read, ERR_KNOWN for mistakes in it
 */
export const openList = async (
  { known, updateKnown, ratchet }: KnownOptions,
  outside: OutsideSuites,
): Promise<ListOfRun | undefined> => {
  if (known === undefined) return undefined;
  const { loadKnown, openKnown } = await import('../../run/known/load-known.ts');
  const { wholeSuite } = await import('../../run/known/whole-suite.ts');
  const suite = wholeSuite(outside);
  if (!updateKnown) return { list: loadKnown(known, suite) };
  const opened = openKnown(known, suite);
  return { list: opened.list, update: { opened, suite, ratchet: ratchet === true } };
};
