import { durationOption } from '../../contract/duration.ts';
import { countOf } from '../../contract/quantity.ts';
import type { Report } from '../../contract/report.ts';
import { compareCauses } from './compare-causes.ts';
import { compareRequirements, type Comparing } from './compare-requirements.ts';
import { kinds, type CauseChange, type Comparison, type RequirementChange, type Side } from './comparison.ts';

/** A report, and the file that it was read from. */
export interface ReadReport {
  readonly file: string;
  readonly report: Report;
}

const selectionText = ({ run }: Report): string =>
  [
    ...(run.set === undefined ? [] : [`--set ${run.set}`]),
    ...(run.selection.length === 0 && run.set === undefined ? ['everything'] : []),
    ...(run.selection.length === 0 ? [] : [run.selection.join(' ')]),
    ...(run.suites ?? []).map((file) => `--suite ${file}`),
    ...(run.deep ? ['--deep'] : []),
    ...(run.soakMs === undefined ? [] : [`--soak ${durationOption(run.soakMs)}`]),
    ...(run.runs === 1 ? [] : [`${run.runs} times the usual number of values`]),
    ...(run.complete ? [] : ['ended early']),
  ].join(', ');

const sideOf = ({ file, report }: ReadReport): Side => ({
  file,
  suite: `${report.suite.name} ${report.suite.version}`,
  target: report.target.restBase,
  profile: report.target.profile,
  seed: report.run.seed,
  startedAt: report.run.startedAt,
  selection: selectionText(report),
  verdict: report.gate.sentence,
});

const compared = ['suite', 'target', 'profile', 'seed', 'selection'] as const;

const isChange = (one: Comparing): one is RequirementChange => typeof one !== 'string';

const byKind = <Change extends { readonly kind: (typeof kinds)[number] }>(
  changes: readonly Change[],
): readonly Change[] => kinds.flatMap((kind) => changes.filter((one) => one.kind === kind));

interface Changes {
  readonly requirements: readonly RequirementChange[];
  readonly causes: readonly CauseChange[];
}

const countsText = ({ requirements, causes }: Changes): string => {
  const parts = kinds.flatMap((kind) => {
    const [some, more] = [requirements, causes].map((all) => all.filter((one) => one.kind === kind).length);
    const counts = [
      ...((some ?? 0) > 0 ? [countOf(some ?? 0, 'requirement')] : []),
      ...((more ?? 0) > 0 ? [countOf(more ?? 0, 'cause')] : []),
    ];
    return counts.length === 0 ? [] : [`${kind}: ${counts.join(' and ')}`];
  });
  return parts.length === 0 ? 'nothing changed' : parts.join('; ');
};

/** What the second run accepts did not get worse; what passed and came to no verdict may have. */
const verdictOf = (changes: Changes): Pick<Comparison, 'exitCode' | 'sentence'> => {
  const worse =
    changes.requirements.some(({ kind, known }) => kind === 'broken' && known === undefined) ||
    changes.causes.some(({ kind }) => kind === 'broken');
  const open = changes.requirements.some(({ kind, before }) => kind === 'unsure' && before === 'pass');
  const counts = countsText(changes);
  if (worse) return { exitCode: 1, sentence: `worse: ${counts}` };
  if (open) return { exitCode: 2, sentence: `inconclusive: what passed before was not judged again; ${counts}` };
  return { exitCode: 0, sentence: `not worse: ${counts}` };
};

/** Compares two reports, the earlier one first: what got worse, what got better, and what cannot be said. */
export const compareReports = (one: ReadReport, other: ReadReport): Comparison => {
  const pair = { before: one.report, after: other.report };
  const all = compareRequirements(pair);
  const [before, after] = [sideOf(one), sideOf(other)];
  const changes = { requirements: byKind(all.filter(isChange)), causes: byKind(compareCauses(pair)) };
  return {
    format: 1,
    before,
    after,
    differs: compared.filter((field) => before[field] !== after[field]),
    ...changes,
    same: all.filter((result) => result === 'same').length,
    leftOut: all.filter((result) => result === 'left out').length,
    ...verdictOf(changes),
  };
};
