import type { KnownList } from '../../contract/known/known-entry.ts';
import { countOf } from '../../contract/quantity.ts';
import type { Report } from '../../contract/report.ts';
import { ConformanceError } from '../../error.ts';
import { writeWhole } from '../../report/files/write-whole.ts';
import { briefText } from '../../report/brief-text.ts';
import { oneLine } from '../../report/summary/paint.ts';
import { visible } from '../../report/visible.ts';
import { parseKnown } from '../../run/known/load-known.ts';
import { rewriteKnown } from '../../run/known/rewrite-known.ts';
import { planUpdate, type KnownUpdate } from '../../verdict/known/plan-update.ts';
import { orElse } from '../trouble/or-else.ts';
import type { ListOfRun } from './open-list.ts';

/** The report of a run in the light of a list. */
export type JudgeWith = (list: KnownList | undefined) => Report;

/** The report in the light of the updated list, and what was changed, for the reader. */
export interface Updated {
  readonly report: Report;
  /** By which it was judged. */
  readonly list: KnownList | undefined;
  readonly lines: readonly string[];
  /** What could not be done after the checks, although they were judged. */
  readonly troubles: readonly unknown[];
}

const changesOf = ({ added, deleted, rates }: KnownUpdate, unmatched: number): string => {
  const parts = [
    ...(added.length === 0 ? [] : [`${countOf(added.length, 'requirement')} added`]),
    ...(deleted.length + unmatched === 0 ? [] : [`${countOf(deleted.length + unmatched, 'deviation')} deleted`]),
    ...(rates.length === 0 ? [] : [`${countOf(rates.length, 'rate')} changed`]),
  ];
  return parts.length === 0 ? 'nothing to change' : parts.join(', ');
};

const write = (file: string, text: string): Promise<void> =>
  writeWhole(file, text).catch((error: unknown) => {
    const message = `cannot write the known deviations to ${file}: ${(error as Error).message}`;
    throw new ConformanceError('ERR_USAGE', message, { cause: error });
  });

const refusedLine = (file: string, refused: readonly string[]): readonly string[] =>
  refused.length === 0 ? [] : [`${file}: not extended (--ratchet) for ${refused.join(', ')}`];

const longestReason = 200;

/** What was found, so that whoever reads the list later knows what was accepted. */
const reasonOf = ({ run, checks }: Report, requirement: string): string => {
  const finding = checks.flatMap(({ findings }) => findings).find((one) => one.requirements.includes(requirement));
  const found = finding === undefined ? '' : `: ${finding.message}; expected ${finding.expected}, seen ${finding.seen}`;
  const text = `found on ${run.startedAt.slice(0, 10)} (seed ${run.seed})${found}`;
  return visible(briefText(oneLine(text), longestReason));
};

/** Writes a list anew from what a run has shown. An unfinished run leaves it as it was, and where it cannot be written, the run is judged by the old one. */
export const updateList = async (
  { opened, suite, ratchet }: NonNullable<ListOfRun['update']>,
  judgeWith: JudgeWith,
): Promise<Updated> => {
  const { file, entries } = opened.list;
  const byOld = (lines: readonly string[], troubles: readonly unknown[]): Updated => ({
    report: judgeWith(opened.list),
    list: opened.list,
    lines,
    troubles,
  });
  const found = judgeWith(undefined);
  const { run, checks, requirements } = found;
  if (!run.complete || run.errors.length > 0)
    return byOld([`${file}: left as it was, since the run did not complete`], []);
  const day = run.startedAt.slice(0, 10);
  const update = planUpdate(entries, { checks, requirements, day }, { strict: run.strict, ratchet });
  const text = rewriteKnown(opened, update, (requirement) => reasonOf(found, requirement));
  const changes = changesOf(update, opened.unmatched.length);
  const [list, ...troubles] = await orElse(opened.list, async () => {
    const next = parseKnown(text, file, suite);
    if (changes !== 'nothing to change') await write(file, text);
    return next;
  });
  if (troubles.length > 0) return byOld([], troubles);
  return {
    report: judgeWith(list),
    list,
    lines: [`${file}: ${changes}`, ...refusedLine(file, update.refused)],
    troubles,
  };
};
