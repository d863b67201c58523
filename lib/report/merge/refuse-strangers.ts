import { durationOption } from '../../contract/duration.ts';
import { ConformanceError } from '../../error.ts';
import type { PartFile, PartReport } from './read-parts.ts';

const refusal = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', message);

type Trait = readonly [name: string, of: (report: PartReport) => string];

const listed = (words: readonly string[]): string => (words.length === 0 ? 'none' : words.join(' '));

/** Each part with a reference of its own has an address of its own. */
const targetOf = ({ target: { restBase, clientBase }, part }: PartReport): string => {
  if (part.isReference) return 'the embedded reference';
  return clientBase === restBase ? restBase : `${restBase} with clients at ${clientBase}`;
};

/** What all parts of one run have in common; what is easiest to understand comes first. */
const traits: readonly Trait[] = [
  ['version of the suite', ({ suite }) => `${suite.name} ${suite.version}`],
  ['number of parts', ({ part }) => String(part.of)],
  ['target', targetOf],
  ['profile', ({ target }) => target.profile],
  ['content of the profile', ({ part }) => part.profile],
  ['seed', ({ run }) => String(run.seed)],
  ['factor on the number of values (--runs)', ({ run }) => String(run.runs)],
  ['--deep', ({ run }) => String(run.deep)],
  ['--soak', ({ run }) => (run.soakMs === undefined ? 'not there' : durationOption(run.soakMs))],
  ['--strict', ({ run }) => String(run.strict)],
  ['selection', ({ run }) => listed(run.selection)],
  ['set', ({ run }) => run.set ?? 'everything'],
  ['suite files', ({ run }) => listed(run.suites ?? [])],
  ['content of the suite files', ({ part }) => part.suites],
  ['list of checks', ({ part }) => part.checks.join(' ')],
];

/** Long values say nothing in a sentence. */
const longest = 120;

const difference = (name: string, one: string, other: string): string =>
  Math.max(one.length, other.length) > longest ? `${name} differs` : `${name} is ${other}, not ${one}`;

const refuseStranger = (first: PartFile, other: PartFile): void => {
  for (const [name, of] of traits) {
    const [one, two] = [of(first.report), of(other.report)];
    if (one !== two)
      throw refusal(`${other.file} is of another run than ${first.file}: its ${difference(name, one, two)}`);
  }
};

const refuseTwice = (parts: readonly PartFile[]): void => {
  for (const [place, { file, report }] of parts.entries()) {
    const before = parts.slice(0, place).find((one) => one.report.part.index === report.part.index);
    if (before !== undefined)
      throw refusal(`${before.file} and ${file} are both part ${report.part.index} of ${report.part.of}; give one`);
  }
};

/**
 * Refuses reports that are not parts of one run, or the same part twice.
 *
 * @throws ConformanceError ERR_USAGE
 */
export const refuseStrangers = (parts: readonly PartFile[]): void => {
  const [first] = parts;
  if (first === undefined) return;
  for (const other of parts.slice(1)) refuseStranger(first, other);
  refuseTwice(parts);
};
