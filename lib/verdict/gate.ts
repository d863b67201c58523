import { countOf, quantity } from '../contract/quantity.ts';
import { isUnjudgedByKnown } from './known/blocked-by-known.ts';
import { decidesGate } from './decides-gate.ts';
import { exitCodeFor } from './exit-code-of.ts';
import { missingParts } from './missing-parts.ts';
import { isOwnLimit } from './own-limit.ts';
import { causesOf } from './causes/causes-of.ts';
import type { Part } from '../contract/part.ts';
import type { CheckResult, Report, RequirementResult, Stopped, Verdict } from '../contract/report.ts';

/** What the gate looks at. */
export interface GateInput {
  readonly checks: readonly CheckResult[];
  readonly requirements: readonly RequirementResult[];
  /** Whether a deviation from a `should` fails as well. */
  readonly strict: boolean;
  /** Answers 429 and 503 of the run. */
  readonly throttled: number;
  readonly stopped?: Stopped | undefined;
  /** Whether the target is the embedded reference. */
  readonly isReference?: boolean;
  /** What went wrong on our own side. */
  readonly errors: readonly string[];
  readonly known?: Report['known'];
  /** Which part of a run it is. */
  readonly part?: Pick<Part, 'index' | 'of'> | undefined;
  /** The parts of which it was merged. */
  readonly merged?: Report['run']['merged'] | undefined;
  /** Removes secrets from what is shown in part; absent: nothing that is judged has any. */
  readonly redact?: ((text: string) => string) | undefined;
}

type Gate = Report['gate'];

const musts = ({ requirements }: GateInput, ...verdicts: readonly Verdict[]): readonly RequirementResult[] =>
  requirements.filter((requirement) => decidesGate(requirement) && verdicts.includes(requirement.verdict));

const shoulds = ({ requirements }: GateInput): readonly RequirementResult[] =>
  requirements.filter(({ verdict }) => verdict === 'warn');

const names = (results: readonly RequirementResult[]): string => {
  const shown = results.slice(0, 3).map(({ id }) => id);
  return shown.join(', ') + (results.length > shown.length ? ', …' : '');
};

const endedEarly = ({ stopped, errors }: GateInput): Gate | undefined => {
  const [first] = errors;
  if (first !== undefined) return { exitCode: 70, sentence: `internal error, please report it: ${first}` };
  if (stopped === undefined || isOwnLimit(stopped)) return undefined;
  return { exitCode: exitCodeFor(stopped.code), sentence: `ended early: ${stopped.message}` };
};

/** Whatever the others have shown, without them nothing is known of the rest. */
const incomplete = ({ merged }: GateInput): Gate | undefined => {
  const text = missingParts(merged);
  return text === undefined ? undefined : { exitCode: 2, sentence: `incomplete: ${text}` };
};

const namedCauses = 3;
/** Of a title: some quote what the target said. */
const longestTitle = 100;

/** Cut behind a word, and before a bracket that would stay open. */
const shortened = (title: string): string =>
  title.length <= longestTitle
    ? title
    : `${title
        .slice(0, longestTitle)
        .replace(/\s+\S*$/, '')
        .replace(/\s*\([^)]*$/, '')} …`;

/** @param isExplained says of the first cause what was seen */
const causesText = (input: GateInput, isExplained = false): string | undefined => {
  // What blocks others keeps the run from being green, too.
  const all = causesOf(input);
  const causes = all.filter(({ verdict, blocks }) => input.strict || verdict === 'fail' || blocks.length > 0);
  if (causes.length === 0) return undefined;
  const { redact = String } = input;
  const brief = (text: string): string => shortened(redact(text).replaceAll(/\s+/g, ' '));
  const titles = causes.slice(0, namedCauses).map(({ title, example: { finding } }, index) => {
    const why = isExplained && index === 0 && finding !== undefined ? `, seen: ${brief(finding.seen)}` : '';
    return `${brief(title)}${why}`;
  });
  const warned = all.filter(({ verdict }) => verdict === 'warn').length;
  const isSaid = warned > 0 && !input.strict;
  const only = isSaid ? ` (${quantity(warned)} only ${warned === 1 ? 'warns' : 'warn'})` : '';
  return `, ${countOf(all.length, 'cause')}${only}: ${titles.join('; ')}${causes.length > namedCauses ? '; …' : ''}`;
};

/** What a run that one of its own limits has ended did not come to. */
const leftOutText = ({ stopped, checks, requirements }: GateInput): string | undefined => {
  if (stopped === undefined || !isOwnLimit(stopped)) return undefined;
  const [left, open] = [checks, requirements].map((all) => all.filter(({ verdict }) => verdict === 'left out').length);
  return `ended early: ${stopped.message}; ${quantity(left ?? 0)} of ${countOf(checks.length, 'check')} and ${countOf(open ?? 0, 'requirement')} left out`;
};

const endOf = (input: GateInput): string => {
  const text = leftOutText(input);
  return text === undefined ? '' : `; ${text}`;
};

const endedByLimit = (input: GateInput): Gate | undefined => {
  const text = leftOutText(input);
  return text === undefined
    ? undefined
    : { exitCode: 2, sentence: `inconclusive: nothing failed, but the run ${text}` };
};

/** How many passed although not all of what would judge them could be done. */
const inPart = (input: GateInput): number =>
  musts(input, 'pass').filter(({ unjudgedBy = [] }) => unjudgedBy.length > 0).length;

const notConformant = (input: GateInput): Gate | undefined => {
  const failed = musts(input, 'fail');
  const warned = shoulds(input);
  const counts = input.strict ? [...failed, ...warned] : failed;
  if (counts.length === 0) return undefined;
  const judged = musts(input, 'pass', 'fail').length + (input.strict ? warned.length : 0);
  const strictly = input.strict && warned.length > 0 ? `, ${quantity(warned.length)} of them a should` : '';
  const open = musts(input, 'blocked', 'inconclusive').length;
  const partly = inPart(input);
  const unjudged = [
    ...(open === 0 ? [] : [`${quantity(open)} more could not be judged`]),
    ...(partly === 0 ? [] : [`${quantity(partly)} passed in part`]),
  ];
  const rest = unjudged.length === 0 ? '' : ` (${unjudged.join(', ')})`;
  return {
    exitCode: 1,
    sentence: `not conformant: ${quantity(counts.length)} of ${countOf(judged, input.strict ? 'requirement' : 'must requirement')} failed${strictly}${rest}${causesText(input) ?? ` (${names(counts)})`}${endOf(input)}`,
  };
};

/** The requirements on which checks rely that could not be judged for it. */
const blockersOf = ({ checks }: GateInput): readonly string[] => [
  ...new Set(checks.flatMap(({ blockedBy = [] }) => blockedBy)),
];

/** The first sentence stands for all: the report has the others. */
const listOutOfDate = ({ known }: GateInput): Gate | undefined => {
  const [first, ...more] = known?.outOfDate ?? [];
  if (first === undefined) return undefined;
  const rest = more.length === 0 ? '' : ` (and ${countOf(more.length, 'more sentence')} about the list)`;
  return { exitCode: 3, sentence: `known deviations out of date: ${first}${rest}` };
};

/** What is not judged for a known deviation is no open question. */
const isOpen = (input: GateInput, requirement: RequirementResult): boolean =>
  requirement.known === undefined && !isUnjudgedByKnown(requirement, input);

const undecided = (input: GateInput): Gate | undefined => {
  // What one part does not observe, another may.
  const words: readonly Verdict[] = [
    'blocked',
    'inconclusive',
    'left out',
    ...(input.part ? [] : ['not observed' as const]),
  ];
  const open = musts(input, ...words).filter((one) => isOpen(input, one));
  if (open.length === 0) return undefined;
  const blockers = blockersOf(input);
  const blockedBy = blockers.length === 0 ? '' : `; blocked by ${blockers.join(', ')}`;
  if (input.throttled > 0) {
    const times = countOf(input.throttled, 'time');
    return {
      exitCode: 75,
      sentence: `the target throttled ${times}; ${countOf(open.length, 'requirement')} could not be judged`,
    };
  }
  return {
    exitCode: 2,
    sentence: `inconclusive: ${countOf(open.length, 'must requirement')} could not be judged (${names(open)})${causesText(input, true) ?? blockedBy}`,
  };
};

/** A monitor alone has looked at nothing. */
const nothingJudged = ({ checks }: GateInput): Gate | undefined =>
  checks.some(
    ({ area, verdict, state }) =>
      area !== 'monitors' &&
      ['pass', 'fail', 'warn', 'known'].includes(verdict) &&
      (verdict === 'fail' || state !== 'not-testable'),
  )
    ? undefined
    : { exitCode: 2, sentence: 'inconclusive: no check reached a verdict' };

/** Monitors watch whatever is sent: what they verify was not asked for. */
const isAskedFor = ({ checks }: GateInput, requirement: RequirementResult): boolean => {
  const monitors = new Set(checks.filter(({ area }) => area === 'monitors').map(({ check }) => check));
  return !requirement.checks.every((check) => monitors.has(check));
};

const knownParts = (input: GateInput): readonly string[] => {
  const known = input.requirements.filter(({ verdict }) => verdict === 'known');
  const blocked = musts(input, 'blocked', 'not observed').filter((one) => isUnjudgedByKnown(one, input)).length;
  return [
    ...(known.length === 0 ? [] : [`${countOf(known.length, 'known deviation')} (${names(known)})`]),
    ...(blocked === 0 ? [] : [`${countOf(blocked, 'must requirement')} not judged because of known deviations`]),
  ];
};

const heldText = (input: GateInput): string | undefined => {
  const held = musts(input, 'pass');
  if (!held.some((requirement) => isAskedFor(input, requirement))) return undefined;
  const passed = `${countOf(held.length, 'must requirement')} passed`;
  if (input.part) return `nothing failed: ${passed}`;
  return knownParts(input).length === 0
    ? `conformant: ${passed}, none failed`
    : `conformant but for known deviations: ${passed}, no other failed`;
};

const conformant = (input: GateInput): Gate => {
  const warned = shoulds(input);
  const partly = inPart(input);
  const parts = [
    heldText(input) ?? 'nothing failed: no must requirement was selected',
    ...knownParts(input),
    ...(partly === 0 ? [] : [`${countOf(partly, 'must requirement')} passed in part`]),
    ...(warned.length === 0 ? [] : [`${countOf(warned.length, 'warning')} (${names(warned)})`]),
    ...(input.isReference === true ? ['the target was the embedded reference'] : []),
    ...(input.part ? ['merge all parts for the verdict'] : []),
  ];
  return { exitCode: 0, sentence: parts.join('; ') };
};

const wholeGate = (input: GateInput): Gate =>
  endedEarly(input) ??
  incomplete(input) ??
  notConformant(input) ??
  listOutOfDate(input) ??
  endedByLimit(input) ??
  nothingJudged(input) ??
  undecided(input) ??
  conformant(input);

/** Exit code and sentence of a run, or of a part of one. Nothing judged is never 0. */
export const gate = (input: GateInput): Gate => {
  const { part } = input;
  const { exitCode, sentence } = wholeGate(input);
  return { exitCode, sentence: part === undefined ? sentence : `part ${part.index} of ${part.of}: ${sentence}` };
};
