import type { Requirement } from '../../spec/requirement.ts';
import type { FaultResult } from './judge-fault.ts';

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

const count = (results: readonly FaultResult[], state: FaultResult['state']): number =>
  results.filter((result) => result.state === state).length;

/** The figures of a whole matrix. */
export const summarise = (results: readonly FaultResult[]) => ({
  faults: results.length,
  caught: count(results, 'caught'),
  otherwise: count(results, 'otherwise'),
  missed: count(results, 'missed'),
  didNotStart: count(results, 'did not start'),
  medianUnrelated: median(results.map(({ unrelated }) => unrelated.length)),
});

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const list = (ids: readonly string[]): string =>
  ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');

const faultRow = ({ id, says, state, caughtBy, unrelated, reason }: FaultResult): string =>
  `| ${id} | ${cell(says)} | ${state}${reason === undefined ? '' : `: ${cell(reason)}`} | ${list(caughtBy)} | ${unrelated.length} |`;

const requirementRow = ({ id, level }: Requirement, results: readonly FaultResult[]): string => {
  const own = results.filter(({ breaks }) => breaks.includes(id));
  return `| ${id} | ${level} | ${own.length} | ${own.filter(({ state }) => state === 'caught').length} |`;
};

/** The published page: every fault with what caught it, and for every judged requirement how many of its faults die. */
export const renderFaults = (results: readonly FaultResult[], requirements: readonly Requirement[]): string => {
  const sum = summarise(results);
  const judged = requirements.filter(({ level, excluded }) => level !== 'record' && excluded === undefined);
  return [
    '# Faults',
    '',
    'Each row is the reference with one deliberate deviation, judged by the suite. A fault is *caught* only when a check of a requirement',
    'that it breaks fails with the finding that the catalogue foretells. `npm run faults` makes this page. The checks that do one thing to all fourteen',
    'operations (names, query, payloads, tokens), one thing a hundred times, or anything in any order, are run against the faults that break something in',
    'their areas, all others against every fault; of properties outside its own area a fault sees one value.',
    '',
    `${sum.faults} faults: ${sum.caught} caught, ${sum.otherwise} caught otherwise, ${sum.missed} missed, ${sum.didNotStart} could not start.`,
    `Median of unrelated reds: ${sum.medianUnrelated}.`,
    '',
    '| fault | what it does | state | caught by | unrelated reds |',
    '| --- | --- | --- | --- | --- |',
    ...results.map(faultRow),
    '',
    '## Requirements',
    '',
    '| requirement | level | faults | caught |',
    '| --- | --- | --- | --- |',
    ...judged.map((requirement) => requirementRow(requirement, results)),
    '',
  ].join('\n');
};
