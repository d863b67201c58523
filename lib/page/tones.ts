import type { Verdict } from '../contract/report.ts';
import { verdictWords } from '../report/verdict-words.ts';

/** How a verdict looks: the class of its colour, and a sign for who does not see the colour. */
interface Tone {
  readonly name: 'good' | 'bad' | 'warn' | 'doubt' | 'note' | 'quiet';
  readonly sign: string;
}

/** The look of each verdict. */
export const tones: Readonly<Record<Verdict, Tone>> = {
  pass: { name: 'good', sign: '✓' },
  fail: { name: 'bad', sign: '✕' },
  warn: { name: 'warn', sign: '!' },
  known: { name: 'note', sign: '≈' },
  blocked: { name: 'quiet', sign: '⊘' },
  inconclusive: { name: 'doubt', sign: '?' },
  'left out': { name: 'quiet', sign: '…' },
  observed: { name: 'note', sign: '◦' },
  'not observed': { name: 'quiet', sign: '–' },
  'not applicable': { name: 'quiet', sign: '–' },
};

/** Verdicts from the one that a reader must see first to the one that says least. */
export const byWeight: readonly Verdict[] = [
  'fail',
  'warn',
  'inconclusive',
  'known',
  'blocked',
  'left out',
  'not observed',
  'pass',
  'observed',
  'not applicable',
];

/** The verdict that a reader must see first. */
export const heaviest = (verdicts: readonly Verdict[]): Verdict | undefined =>
  byWeight.find((verdict) => verdicts.includes(verdict));

/** The verdicts that occur, each with how often, in the order of {@link byWeight}. */
export const countVerdicts = (verdicts: readonly Verdict[]): readonly (readonly [verdict: Verdict, count: number])[] =>
  byWeight
    .map((verdict) => [verdict, verdicts.filter((one) => one === verdict).length] as const)
    .filter(([, count]) => count > 0);

/** What is said of something with this verdict. */
export const wordOf = (verdict: Verdict): string => verdictWords[verdict];
