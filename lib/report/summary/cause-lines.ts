import { countOf } from '../../contract/quantity.ts';
import type { Report } from '../../contract/report.ts';
import type { Cause } from '../../verdict/causes/cause.ts';
import { findingLines, reasonLines, type Line } from '../finding-lines.ts';

/** What a reader needs of the example; all else is in the report. */
const shown: ReadonlySet<string> = new Set([
  'finding',
  'reason',
  'requirement',
  'step',
  'expected',
  'seen',
  'smallest',
  'exchange',
  'sent',
  'reproduce',
  'script',
]);

const namedIds = 3;

const listed = (ids: readonly string[]): string =>
  ids.slice(0, namedIds).join(', ') + (ids.length > namedIds ? ` and ${ids.length - namedIds} more` : '');

const line = (label: string, ids: readonly string[], noun: string): readonly Line[] =>
  ids.length === 0 ? [] : [[label, `${countOf(ids.length, noun)}: ${listed(ids)}`]];

/** How much of what was sent, seen or asked for a terminal shows; the rest is in the report. */
const shownCharacters = 200;

const values: ReadonlySet<string> = new Set(['step', 'expected', 'seen', 'smallest', 'sent']);

const shortened = ([label, text]: Line): Line =>
  values.has(label) && text.length > shownCharacters ? [label, `${text.slice(0, shownCharacters)}…`] : [label, text];

/** The first line of each label: a finding about several requirements names the first. The smallest value says what was sent. */
const firstOfEach = (lines: readonly Line[]): readonly Line[] => {
  const labels = lines.map(([label]) => label);
  const isShown = (label: string): boolean => shown.has(label) && !(label === 'sent' && labels.includes('smallest'));
  return lines.filter(([label], index) => isShown(label) && labels.indexOf(label) === index);
};

/** The requirement that the example is about, and the ids of the others that the cause breaks. */
const withOthers =
  (requirements: readonly string[]) =>
  ([label, text]: Line): Line => {
    const others = label === 'requirement' ? requirements.filter((id) => !text.endsWith(`[${id}]`)) : [];
    return others.length === 0 ? [label, text] : [label, `${text}; ${others.length} more: ${listed(others)}`];
  };

/** A cause as at most eleven lines below its title: its plainest example, how many checks show it, and what it blocks. */
export const causeLines = (report: Report, { example, checks, blocks, requirements }: Cause): readonly Line[] => {
  const { check, finding } = example;
  const lines = finding === undefined ? reasonLines(report, check) : findingLines(report, check, finding);
  return [
    ...firstOfEach(lines).map(shortened).map(withOthers(requirements)),
    ...line('shown by', checks, 'check'),
    ...line('blocks', blocks, 'check'),
  ];
};
