import { knownFile } from '../../contract/known/known-file.ts';
import type { KnownList } from '../../contract/known/known-entry.ts';
import type { Mistake } from '../../contract/validate/mistake.ts';
import { shapeMistakes } from '../../contract/validate/shape-mistakes.ts';
import { ConformanceError } from '../../error.ts';
import { readYaml, type ReadYamlOptions, type YamlSource } from '../outside/yaml-source.ts';
import { matchMistakes, repeatMistakes, type Suite } from './known-mistakes.ts';
import { readEntries } from './read-entries.ts';

/** How the file of `--known` is read. */
export const knownReading: ReadYamlOptions = {
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

/** The list of a file that has been read. Nothing but comments is an empty list. @throws ConformanceError ERR_KNOWN for a mistake in it */
export const knownListOf = (source: YamlSource, suite: Suite): KnownList => {
  if (source.value !== null) refuse(source, shapeMistakes(knownFile, source.value));
  const entries = readEntries(source, suite.checks);
  refuse(source, [...repeatMistakes(entries), ...matchMistakes(entries, suite)]);
  return { file: source.file, entries };
};

/**
 * Reads a list of known deviations.
 *
 * @throws ConformanceError ERR_USAGE where the file cannot be read; ERR_KNOWN for mistakes in it, each in one sentence with file, line, field and remedy
 */
export const loadKnown = (file: string, suite: Suite): KnownList => knownListOf(readYaml(file, knownReading), suite);
