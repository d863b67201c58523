import { countOf } from '../../contract/quantity.ts';
import { knownText } from '../known-lines.ts';
import type { Paint } from '../summary/paint.ts';
import { verdictWords } from '../verdict-words.ts';
import {
  kinds,
  type CauseChange,
  type Comparison,
  type Kind,
  type RequirementChange,
  type Side,
} from './comparison.ts';

/** What a kind of change is called in a heading. */
export const kindTitles: Readonly<Record<Kind, string>> = {
  broken: 'Broken',
  fixed: 'Fixed',
  new: 'New',
  gone: 'Gone',
  unsure: 'Unsure',
};

const fields = ['suite', 'target', 'profile', 'seed', 'selection'] as const;

/** The two sides, field by field; one value where both have the same. */
export const headerRows = ({ before, after, differs }: Comparison): readonly (readonly [string, string])[] => {
  const row = (field: keyof Side): readonly [string, string] => [field, `${before[field]} → ${after[field]}`];
  return [
    row('file'),
    ['started', row('startedAt')[1]],
    ...fields.map((field) => (differs.includes(field) ? row(field) : ([field, String(after[field])] as const))),
  ];
};

const word = (verdict: RequirementChange['before']): string => (verdict === undefined ? 'none' : verdictWords[verdict]);

/** A changed requirement in one line. */
export const requirementText = ({ before, after, why, known, says, level }: RequirementChange): string =>
  [
    `${word(before)} → ${word(after)} (${level})`,
    says,
    ...(why === undefined ? [] : [`(${why})`]),
    ...(known === undefined ? [] : [`(known, ${knownText(known)})`]),
  ].join(' ');

/** A changed cause in one line. */
export const causeText = ({ title, checks, why }: CauseChange): string =>
  `${title} (${countOf(checks.length, 'check')}${why === undefined ? '' : `; ${why}`})`.replaceAll(/\s+/g, ' ');

/** Requirements that are not listed, and why. */
export const restText = ({ same, leftOut }: Comparison): string =>
  `${countOf(same, 'requirement')} with the same verdict${leftOut === 0 ? '' : `, ${leftOut} left out by a selection`}`;

const painted = (kind: Kind, text: string, paint: Paint): string => {
  if (kind === 'broken') return paint.bad(text);
  return kind === 'fixed' ? paint.good(text) : paint.doubtful(text);
};

const section = (kind: Kind, { requirements, causes }: Comparison, paint: Paint): readonly string[] => {
  const some = requirements.filter((one) => one.kind === kind);
  const more = causes.filter((one) => one.kind === kind);
  if (some.length + more.length === 0) return [];
  return [
    '',
    painted(kind, kindTitles[kind], paint),
    ...more.map((one) => `  cause  ${causeText(one)}`),
    ...some.map((one) => `  ${paint.strong(one.id)}  ${requirementText(one)}`),
  ];
};

const sentence = ({ exitCode, sentence: text }: Comparison, paint: Paint): string =>
  [paint.good, paint.bad, paint.doubtful][exitCode]?.(text) ?? text;

/** A comparison for a terminal: the sides, then a section for each kind of change, then the sentence. */
export const comparisonLines = (comparison: Comparison, paint: Paint): readonly string[] => [
  ...headerRows(comparison).map(([label, text]) => `${paint.quiet(label.padEnd(10))}${text}`),
  ...kinds.flatMap((kind) => section(kind, comparison, paint)),
  '',
  restText(comparison),
  sentence(comparison, paint),
];
