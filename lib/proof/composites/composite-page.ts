import { markdownTable } from '../docs/markdown-table.ts';
import { percent } from '../mutate/mutant-report.ts';
import { lowerBound } from '../bounds.ts';
import type { CompositeScore } from './score-composite.ts';

/** How the services were drawn, and by whom they were judged. */
export interface CompositeOptions {
  readonly draws: number;
  /** How many were drawn of the second implementation. */
  readonly strangers: number;
  readonly seed: number;
  /** The version of the suite that judged, and of Node. */
  readonly suite: string;
  /** The commit that judged. */
  readonly commit: string;
}

/** What a run of composites came to. */
export interface CompositeTotals {
  readonly services: number;
  readonly faults: number;
  readonly missed: number;
  /** Kept by another fault from being judged. */
  readonly hidden: number;
  /** Requirements of level must that were red. */
  readonly red: number;
  readonly falselyRed: number;
  /** Of the services that have a fault. */
  readonly causes: number;
  /** Services that have no fault, and how many of them were not conformant. */
  readonly right: number;
  readonly rightButRed: number;
}

/** Adds the scores up. */
export const totalsOf = (scores: readonly CompositeScore[]): CompositeTotals => {
  const sum = (count: (score: CompositeScore) => number): number =>
    scores.reduce((total, score) => total + count(score), 0);
  const right = scores.filter(({ faults }) => faults === 0);
  return {
    services: scores.length - right.length,
    faults: sum(({ faults }) => faults),
    missed: sum(({ missed }) => missed.length),
    hidden: sum(({ hidden }) => hidden.length),
    red: sum(({ red }) => red.length),
    falselyRed: sum(({ falselyRed }) => falselyRed.length),
    causes: sum(({ causes, faults }) => (faults === 0 ? 0 : causes.length)),
    right: right.length,
    rightButRed: right.filter(({ exitCode }) => exitCode !== 0).length,
  };
};

const share = (part: number, whole: number): string => (whole === 0 ? 'none' : percent(part / whole));

const leastTrue = 0.99;
const leastShown = 0.97;
const mostCauses = 1.5;

/** So many services are no sample any more: what they come to is what the suite is worth. */
const enough = 200;

/** Whether more of a whole went wrong than may. What fewer services come to is a matter of luck as well: they fall short where luck does not explain it. */
const isTooMany = (wrong: number, whole: number, { least, services }: { readonly least: number; services: number }) => {
  const share = services < enough ? lowerBound(wrong, whole) : wrong / whole;
  return wrong > 0 && share > 1 - least;
};

/**
 * What the totals fall short of: of the red must requirements 99 % are broken by a fault of their service, of the faults 97 % are shown, and there are at most one and a
 * half causes a fault; a service without a fault is conformant.
 */
export const shortfalls = (totals: Omit<CompositeTotals, 'hidden'>): readonly string[] => {
  const { services, faults, missed, red, falselyRed, causes, right, rightButRed } = totals;
  return [
    ...(isTooMany(falselyRed, red, { least: leastTrue, services })
      ? [`${falselyRed} of ${red} red must requirements are false`]
      : []),
    ...(isTooMany(missed, faults, { least: leastShown, services }) ? [`${missed} of ${faults} faults are missed`] : []),
    ...(causes > mostCauses * faults ? [`${causes} causes for ${faults} faults`] : []),
    ...(rightButRed > 0 ? [`${rightButRed} of ${right} services without a fault are not conformant`] : []),
  ];
};

/** What the totals mean, in one line. */
export const describeTotals = (totals: CompositeTotals): string => {
  const { services, faults, missed, hidden, red, falselyRed, causes, right, rightButRed } = totals;
  const ofRight = right === 0 ? '' : `; of ${right} services without a fault ${right - rightButRed} are conformant`;
  return (
    `${services} services with ${faults} faults: of ${red} must requirements that were red, ${red - falselyRed} (${share(red - falselyRed, red)}) ` +
    `are broken by a fault of their service; ${faults - missed} faults (${share(faults - missed, faults)}) are shown, ` +
    `${hidden} of them only as what another fault keeps from being judged; ` +
    `${causes} causes (${faults === 0 ? 'none' : (causes / faults).toFixed(2)} for each fault)${ofRight}`
  );
};

const list = (ids: readonly string[]): string => (ids.length === 0 ? '' : ids.map((id) => `\`${id}\``).join(', '));

const row = (score: CompositeScore): readonly string[] => [
  score.id,
  String(score.faults),
  String(score.causes.length),
  String(score.red.length),
  list(score.falselyRed),
  list(score.missed),
  list(score.hidden),
  `${(score.wallMs / 1000).toFixed(0)} s`,
];

interface CompositePage {
  readonly file: string;
  readonly title: string;
  readonly isAbout: (id: string) => boolean;
  /** Where the services come from. */
  readonly origin: (options: CompositeOptions) => readonly string[];
}

const isStrange = (id: string): boolean => id.startsWith('strange');

/** The published pages: of the reference with faults, and of the second implementation. */
export const compositePages: readonly CompositePage[] = [
  {
    file: 'reports/composites.md',
    title: 'Services with many faults',
    isAbout: (id) => !isStrange(id),
    origin: ({ draws, seed }) => [
      `${draws} services with 5 to 15 faults of the catalogue were drawn by seed ${seed}; the others are in \`fixtures/composites\`.`,
    ],
  },
  {
    file: 'reports/strangers.md',
    title: 'Services of another author',
    isAbout: isStrange,
    origin: ({ strangers, seed }) => [
      'A second implementation of the service (`fixtures/independent`), which somebody wrote from the document alone, without a look at the reference. The shapes of',
      'it that are named `strange/` are right, and look strange. A third person thought of its deviations, without a look at the faults of the reference (`fixtures/strangers`).',
      `${strangers} services with 3 to 8 of these were drawn by seed ${seed}; every second one also has one to three of the shapes.`,
    ],
  },
];

/** A published page. */
export const renderComposites = (
  { title, origin }: CompositePage,
  scores: readonly CompositeScore[],
  options: CompositeOptions,
): string =>
  [
    `# ${title}`,
    '',
    'Each service deviates in several places at once. The command line judges it by its URL, without a profile, as its author would. `npm run composites`',
    'makes this page. A red requirement is true if a fault of the service names it, if its messages were altered and a fault alters messages, or if it relied',
    'on something for longer than a fault lets it last. A fault is missed if none of the requirements that it breaks directly is red, warned or blocked. It is',
    'hidden if no check that finds it where nothing else is wrong could judge all that it breaks.',
    '',
    `**${describeTotals(totalsOf(scores))}.**`,
    '',
    ...origin(options),
    `Judged by ${options.suite}, commit ${options.commit}, by the profile \`local\`, each once. Left out: faults that such a run excuses as lateness, and`,
    'what `--deep` or `--soak` would judge besides.',
    '',
    ...markdownTable(
      [
        'service',
        'faults',
        'causes',
        'must requirements red',
        'of these, named by no fault',
        'faults missed',
        'faults hidden',
        'time',
      ],
      scores.map(row),
    ),
    '',
  ].join('\n');
