import fc from 'fast-check';
import type { Finding } from '../../contract/outcome.ts';
import type { Property } from '../../contract/check.ts';
import type { Attempt } from '../state/attempt.ts';
import { runValue } from './run-value.ts';
import type { SessionContext } from '../state/session-context.ts';
import { cutText } from '../../trace/cut-text.ts';
import { anyStep } from '../steps/any-step.ts';
import { blockersOfValue } from './blockers-of-value.ts';
import { stepsOfValue } from '../plan/steps-of-value.ts';

const show = (check: Property<unknown>, value: unknown): string => check.show?.(value) ?? fc.stringify(value);

/** The counterexample has all of it. */
const longestInMessage = 200;
const brief = (shown: string): string =>
  shown.length > longestInMessage ? `${cutText(shown, longestInMessage)}…` : shown;

/** Shrinking must not switch from the deviation that was found to another one. */
const isSameKind = (finding: Finding, original: Finding): boolean =>
  finding.code === original.code && finding.requirements.some((id) => original.requirements.includes(id));

interface Failing {
  readonly seed: number;
  readonly path: string;
  readonly original: Finding;
  /** When the smallest value so far is taken. */
  readonly until: number;
  /** Whether nobody needs a smaller value any more. */
  readonly isNeedless: () => boolean;
  readonly deadlines?: Attempt['deadlines'] | undefined;
}

interface Smallest {
  readonly finding: Finding;
  readonly value: unknown;
  readonly path: string;
  /** Whether every smaller value was tried; else the search ended before. */
  readonly isLast: boolean;
}

/** The finding that a value alone causes, if it is the one being shrunk. */
const findAlone = async (
  context: SessionContext,
  check: Property<unknown>,
  { value, original, deadlines }: Pick<Failing, 'original' | 'deadlines'> & { readonly value: unknown },
): Promise<Finding | undefined> => {
  const { findings } = await runValue(context, check, value, deadlines);
  return findings.find((finding) => isSameKind(finding, original));
};

/** A search that is replayed ends where it was out of time. */
const isHeld = (
  { options: { wire } }: SessionContext,
  check: Property<unknown>,
  { value, deadlines = 'full' }: Pick<Failing, 'deadlines'> & { readonly value: unknown },
): boolean => wire?.holds({ check: check.id, steps: stepsOfValue(check, value), deadlines }) ?? true;

/** Replays a failing value alone and searches for the smallest that fails in the same way; undefined if it does not fail alone. */
const search = async (
  context: SessionContext,
  check: Property<unknown>,
  { seed, path, original, until, isNeedless, deadlines }: Failing,
): Promise<Smallest | undefined> => {
  let last: { readonly finding: Finding; readonly value: unknown } | undefined;
  let isStopped = false;
  const property = fc.asyncProperty(check.arbitrary, async (value) => {
    // The forecast does not include the search. What is left for the checks is left to them, and the result so far stands.
    isStopped ||= isNeedless() || !context.mayExplore() || !isHeld(context, check, { value, deadlines });
    if (isStopped) return true;
    if (blockersOfValue(context, check, value).length > 0) return true;
    const finding = await findAlone(context, check, { value, original, deadlines });
    if (finding !== undefined) last = { finding, value };
    return finding === undefined;
  });
  const details = await fc.check(property, {
    seed,
    path,
    numRuns: 1,
    interruptAfterTimeLimit: Math.max(1, until - performance.now()),
    markInterruptAsFailure: true,
  });
  const isLast = !isStopped && !details.interrupted;
  return last === undefined ? undefined : { ...last, path: details.counterexamplePath ?? path, isLast };
};

/** The finding as it is where its value has a scenario of its own. */
const alone = ({ step, ...finding }: Finding): Finding => ({
  ...finding,
  ...(step === undefined ? {} : { step: step.replace(/^\$\[\d+\]/, '') }),
});

/**
 * Searches with short deadlines, since each value that fails takes one. A counterexample must also fail with full deadlines; if it does not, the search is done again with
 * those. Where nothing smaller fails, a value that had its own scenario has failed with them already.
 */
const smallestOf = async (
  context: SessionContext,
  check: Property<unknown>,
  failing: Failing,
): Promise<Smallest | undefined> => {
  const slowly = async () =>
    performance.now() < failing.until && !failing.isNeedless() ? search(context, check, failing) : undefined;
  const quick = await search(context, check, { ...failing, deadlines: 'short' });
  if (quick === undefined) return slowly();
  if (check.apart === true && quick.path === failing.path) return { ...quick, finding: alone(failing.original) };
  if (failing.isNeedless()) return undefined;
  const finding = await findAlone(context, check, { value: quick.value, original: failing.original });
  return finding === undefined ? slowly() : { ...quick, finding };
};

/** The finding of the smallest value that fails like the one at `path`; undefined if that one does not fail alone, or nobody needs it any more. */
export const shrinkValue = async (
  context: SessionContext,
  check: Property<unknown>,
  failing: Failing,
): Promise<Finding | undefined> => {
  const smallest = await smallestOf(context, check, failing);
  if (smallest === undefined) return undefined;
  const { finding, value, path, isLast } = smallest;
  const found = isLast ? 'smallest value that fails' : 'a value that fails alone';
  const shown = show(check, value);
  const steps = stepsOfValue(check, value);
  const stepTexts = steps.map((step) => anyStep.show(step));
  return {
    ...finding,
    message: `${finding.message}; ${found}: ${brief(shown)}`,
    counterexample: { value: shown, seed: failing.seed, path, steps, stepTexts },
  };
};
