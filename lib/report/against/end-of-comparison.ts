import { countOf } from '../../contract/quantity.ts';
import type { Report } from '../../contract/report.ts';
import type { AgainstReport, NotCompared } from './against-report.ts';

interface Counted extends Pick<AgainstReport, 'notCompared' | 'compared'> {
  readonly differences: number;
  readonly unsteady: number;
}

type End = Pick<AgainstReport, 'exitCode' | 'sentence'>;

/** The reports that have a say in how a comparison ends. */
interface Reports {
  /** Of the first round. */
  readonly first: readonly Report[];
  /** Of the run that has ended the second round before its time. */
  readonly endedBy?: Report | undefined;
}

/** Endings of a run after which its results say too little: it is refused, a bug of this tool, a target that is gone, an interrupt. */
const broken: ReadonlySet<number> = new Set([64, 70, 75, 130]);

/** Not compared for a reason that lies neither in the services nor in their profiles. */
const isUnsure = ({ why }: NotCompared): boolean => why === 'left-out' || why === 'inconclusive';

const countChecks = (some: readonly NotCompared[]): number => some.reduce((sum, { checks }) => sum + checks.length, 0);

const amount = ({ compared: { checks, steps } }: Counted): string =>
  `${countOf(steps, 'step')} of ${countOf(checks, 'check')}`;

/** Why the differences were seen in one round only, where a limit of the run itself has ended the other. */
const notAgain = ({ endedBy }: Reports): string =>
  endedBy?.run.stopped === undefined ? '' : `; not asked again: ${endedBy.run.stopped.message}`;

/** Exit code and sentence of a comparison: 1 where the services differ, 2 where that could not be told of everything, 0 where they do not. */
export const endOfComparison = (counted: Counted, reports: Reports): End => {
  const { differences, unsteady, notCompared, compared } = counted;
  const { first, endedBy } = reports;
  const stopped = [...first, ...(endedBy ? [endedBy] : [])].find(({ gate }) => broken.has(gate.exitCode));
  const listed = differences === 0 ? '' : `${countOf(differences, 'difference')} so far; `;
  if (stopped !== undefined) return { exitCode: stopped.gate.exitCode, sentence: `${listed}${stopped.gate.sentence}` };
  if (differences > 0)
    return {
      exitCode: 1,
      sentence: `different: ${countOf(differences, 'difference')} in ${amount(counted)}${notAgain(reports)}`,
    };
  if (compared.steps === 0) return { exitCode: 2, sentence: 'inconclusive: nothing could be compared' };
  const unsure = countChecks(notCompared.filter(isUnsure));
  const doubts = [
    ...(unsteady === 0 ? [] : [`${countOf(unsteady, 'difference')} did not show again`]),
    ...(unsure === 0 ? [] : [`${countOf(unsure, 'check')} came to no verdict`]),
  ];
  if (doubts.length > 0)
    return { exitCode: 2, sentence: `inconclusive: ${doubts.join('; ')}; no difference in ${amount(counted)}` };
  return { exitCode: 0, sentence: `no difference in ${amount(counted)}` };
};
