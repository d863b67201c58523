import { existsSync } from 'node:fs';
import type { KnownEntry, KnownList } from '../../contract/known/known-entry.ts';
import { knownFile } from '../../contract/known/known-file.ts';
import type { Mistake } from '../../contract/validate/mistake.ts';
import { shapeMistakes } from '../../contract/validate/shape-mistakes.ts';
import { ConformanceError } from '../../error.ts';
import { parseYaml, readYaml, type ReadYamlOptions, type YamlSource } from '../outside/yaml-source.ts';
import { matchMistakes, repeatMistakes, type Suite } from './known-mistakes.ts';
import { readEntries } from './read-entries.ts';

const reading: ReadYamlOptions = {
  option: '--known',
  refuse: (message, what, cause) =>
    new ConformanceError(what === 'unreadable' ? 'ERR_USAGE' : 'ERR_KNOWN', message, { cause }),
};

const refuse = (source: YamlSource, mistakes: readonly Mistake[]): void => {
  if (mistakes.length === 0) return;
  const sentences = mistakes.map(
    ({ path, found, allowed }) => `${source.file}:${source.lineOf(path)}: ${path}: found ${found}; ${allowed}`,
  );
  throw new ConformanceError('ERR_KNOWN', sentences.join('\n'));
};

/** Nothing but comments is an empty list. */
const entriesOf = (source: YamlSource, suite: Suite): readonly KnownEntry[] => {
  if (source.value !== null) refuse(source, shapeMistakes(knownFile, source.value));
  const entries = readEntries(source, suite.checks);
  refuse(source, repeatMistakes(entries));
  return entries;
};

/** The list of a text. @throws ConformanceError ERR_KNOWN for a mistake in it */
export const parseKnown = (text: string, file: string, suite: Suite): KnownList =>
  listOf(parseYaml(text, file, reading), suite);

const listOf = (source: YamlSource, suite: Suite): KnownList => {
  const entries = entriesOf(source, suite);
  refuse(source, matchMistakes(entries, suite));
  return { file: source.file, entries };
};

/**
 * Reads a list of known deviations.
 *
 * @throws ConformanceError ERR_USAGE where the file cannot be read; ERR_KNOWN for mistakes in it, each in one sentence with file, line, field and remedy
 */
export const loadKnown = (file: string, suite: Suite): KnownList => listOf(readYaml(file, reading), suite);

/** A list that is to be written anew. */
export interface OpenedList {
  readonly source: YamlSource;
  readonly list: KnownList;
  /** Entries that match nothing of the suite: they go. */
  readonly unmatched: readonly KnownEntry[];
}

/**
 * Reads a list that is to be updated. There need not be one yet.
 *
 * @throws ConformanceError ERR_USAGE, ERR_KNOWN where it does not have the shape of a list, or contradicts itself
 */
export const openKnown = (file: string, suite: Suite): OpenedList => {
  const source = existsSync(file) ? readYaml(file, reading) : parseYaml('', file, reading);
  const all = entriesOf(source, suite);
  const unmatched = all.filter((entry) => matchMistakes([entry], suite).length > 0);
  return { source, list: { file, entries: all.filter((entry) => !unmatched.includes(entry)) }, unmatched };
};
