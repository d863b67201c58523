import type { Requirement } from '../../spec/requirement.ts';
import { faultConditions } from './fault-conditions.ts';
import type { FaultRow } from './fault-row.ts';
import { summariseFaults } from './summarise-faults.ts';

interface Shown {
  readonly rows: readonly FaultRow[];
  /** What was found by other profiles, of the faults that were run by them. */
  readonly others: readonly { readonly profile: string; readonly rows: readonly FaultRow[] }[];
  readonly requirements: readonly Requirement[];
  readonly commit: string;
  /** Checks of the suites, all in all. */
  readonly checks: number;
}

const conditions = ({ commit, checks, ...shown }: Shown): readonly string[] => {
  const { seed, values, mostTries, profile } = faultConditions;
  const sum = summariseFaults(shown.rows, shown.requirements);
  return [
    `- Commit: ${commit}.`,
    `- Profile: \`${profile.name}\`, with ${profile.timing.deliveryFloorMs} ms for a delivery and a consistency budget of ${profile.consistency.effectBudgetMs} ms.`,
    `- Options: seed ${seed}, ${values} times the usual number of values of a property, one value of a property outside the area of the fault; no shrinking, no check that only \`--deep\` runs.`,
    `- Tries: a fault that is not caught beside others is judged again alone, ${mostTries} times in all at most. ${sum.triedAgain} faults were judged more than once.`,
    `- Checks: a fault is judged by ${sum.medianChecks} of ${checks} checks (median).`,
    '- Blocking: none. Ground checks are judged like all others, so that every check shows that it can fail.',
  ];
};

const results = ({ rows, requirements }: Shown): readonly string[] => {
  const sum = summariseFaults(rows, requirements);
  return [
    `- ${sum.faults} faults: ${sum.caught} caught, ${sum.otherwise} red for another reason, ${sum.missed} missed, ${sum.didNotStart} could not start.`,
    `- ${sum.byShouldOnly} of those caught are caught on requirements of level \`should\` only.`,
    `- A fault breaks ${sum.medianBreaks} requirement directly (median); ${sum.moreThanFive} break more than five, each with a reason in the catalogue.`,
    `- Unrelated reds among the checks that judged a fault: median ${sum.medianUnrelated}, most ${sum.mostUnrelated}; ${sum.withUnrelated} faults have any.`,
  ];
};

const profileRow = (profile: string, rows: readonly FaultRow[], requirements: readonly Requirement[]): string => {
  const { faults, caught, reported, notApplicable, otherwise, missed, didNotStart } = summariseFaults(
    rows,
    requirements,
  );
  return `| ${[profile, faults, caught, reported, notApplicable, otherwise + missed + didNotStart].join(' | ')} |`;
};

const byProfile = ({ rows, others, requirements }: Shown): readonly string[] => [
  '## Profiles',
  '',
  'By a profile that lets effects lag, lateness within its budget is reported and not red. `npm run faults -- --profile local` judges by another profile.',
  '',
  '| profile | faults | caught | reported as lag | outside the profile | not caught |',
  '| --- | --- | --- | --- | --- | --- |',
  profileRow(faultConditions.profile.name, rows, requirements),
  ...others.map((other) => profileRow(other.profile, other.rows, requirements)),
  '',
];

const requirementRow = ({ id, level }: Requirement, rows: readonly FaultRow[]): string => {
  const own = rows.filter(({ breaks }) => breaks.includes(id));
  return `| ${id} | ${level} | ${own.length} | ${own.filter(({ provedOn }) => provedOn.includes(id)).length} |`;
};

/** The published page of a full run: what was judged, under which conditions, and how often each judged requirement was found broken. */
export const renderFaultPage = (shown: Shown): string => {
  const judged = shown.requirements.filter(({ level, excluded }) => level !== 'record' && excluded === undefined);
  return [
    '# Faults',
    '',
    'Each fault is the reference with one deliberate deviation (`fixtures/faults`), judged by the suite. It is *caught* when a check that verifies a',
    'requirement which the fault breaks directly fails on that requirement with the expected finding. A red on a requirement that only follows from the',
    'fault neither counts as caught nor as unrelated.',
    '',
    'The result of each fault is one line of `reports/faults/<area>.jsonl`. A run of some faults (`npm run faults -- groups/`) replaces their lines only.',
    'This page counts all lines as they stood at the commit below; `npm run faults` writes it, or `npm run faults -- --page` with some faults.',
    '',
    '## Conditions',
    '',
    ...conditions(shown),
    '',
    '## Results',
    '',
    ...results(shown),
    '',
    ...byProfile(shown),
    '## Requirements',
    '',
    'How many faults break a requirement directly, and how many of them a check of it found.',
    '',
    '| requirement | level | faults | found |',
    '| --- | --- | --- | --- |',
    ...judged.map((requirement) => requirementRow(requirement, shown.rows)),
    '',
  ].join('\n');
};
