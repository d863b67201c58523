import type { Leftovers } from './service-worker.ts';
import type { SteadyOptions } from './steady-options.ts';
import type { Count, SeenAlarm, Tally } from './tally.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

/** A probability that is small, as one in so many. */
export const oneIn = (probability: number): string =>
  `${probability.toExponential(1)} (one in ${Math.floor(1 / probability).toLocaleString('en-GB')})`;

const oneRoundIn = (probability: number): string =>
  `one round in ${Math.floor(1 / probability).toLocaleString('en-GB')}`;

const countCells = ({ rounds, redRounds, roundBound, checkRuns, reds, inconclusive }: Count): string =>
  `${rounds} | ${redRounds} | ${oneRoundIn(roundBound)} | ${checkRuns} | ${reds} | ${inconclusive}`;

/** An alarm in one line. */
export const describeAlarm = ({ check, state, reason, findings, condition, seed }: SeenAlarm): string => {
  const [finding] = findings;
  const what =
    finding === undefined
      ? reason
      : `${finding.step ?? ''} ${finding.code}: ${finding.message}; expected ${finding.expected}; seen ${finding.seen}`;
  return `${state} ${check} (${condition}, seed ${seed}) ${what}`.replaceAll(/\s+/g, ' ').slice(0, 600);
};

const alarmList = (title: string, alarms: readonly SeenAlarm[]): readonly string[] =>
  alarms.length === 0 ? [] : ['', `## ${title}`, '', ...alarms.map((alarm) => `- ${cell(describeAlarm(alarm))}`)];

/** What a page says of how it was made. */
export interface Made extends Pick<SteadyOptions, 'seed' | 'runs'> {
  readonly commit: string;
}

/** What is red and true, and so not counted. */
const unmet = ({ conditions }: Pick<Tally, 'conditions'>): string => {
  const all = conditions.flatMap(({ id, breaks = [] }) => breaks.map((requirement) => `${requirement} (${id})`));
  return all.length === 0 ? '' : `, but for what the service truly does not meet: ${all.join(', ')}`;
};

const conditionsOf = ({ commit, seed, runs }: Made, figures: Pick<Tally, 'conditions'>): readonly string[] => [
  `- Commit: ${commit}.`,
  '- Profile: `reference`, with limits that are drawn for each round and a consistency budget where the condition says that effects lag; replicas by the shipped profile that their condition names.',
  `- Options: seed ${seed}, ${runs} times the usual number of values of a property; no shrinking, no check that only \`--deep\` runs.`,
  `- Tries: one. Nothing is judged again, and a red counts whatever its reason${unmet(figures)}.`,
  '- Left out: the preflight, and what has to last longer than the checks take.',
];

/** The published page. */
export const renderSteady = (
  { total, conditions, reds, inconclusive, differences }: Tally,
  { crossings, censuses }: Leftovers,
  made: Made,
): string => {
  const compared = Object.keys(differences[0]?.verdicts ?? {});
  const left = censuses.filter(({ census }) => census.connections + census.groups + census.relations > 0);
  return [
    '# False alarms',
    '',
    'The suite against the *correct* reference behind a bad network, again and again: calibrated anew each time, checks in shuffled order, with',
    'different numbers of requests and connections at once. Every red is a false one. `npm run steady` makes this page.',
    '',
    `**${total.redRounds} of ${total.rounds} rounds had a red**: with 95 % confidence, fewer than ${oneRoundIn(total.roundBound)} has one.`,
    `${total.reds} of ${total.checkRuns} check-runs were red, ${total.inconclusive} inconclusive. That would be fewer than ${oneIn(total.bound)} if each`,
    'check-run were independent, which those of one round are not: they share a service, a network and their deadlines.',
    '',
    '## Conditions',
    '',
    ...conditionsOf(made, { conditions }),
    '',
    '## Results',
    '',
    '| condition | what it does | rounds | with a red | upper 95 % bound | check-runs | reds | inconclusive |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...conditions.map((one) => `| ${one.id} | ${cell(one.says)} | ${countCells(one)} |`),
    `| **all** | | ${countCells(total)} |`,
    '',
    differences.length === 0
      ? 'Every check had the same verdict at every latency.'
      : `${differences.length} checks had another verdict at one latency than at another.`,
    `Frames of one run seen by another: ${crossings}. Left behind in the services: ${left.length === 0 ? 'nothing' : JSON.stringify(left)}.`,
    ...(differences.length === 0
      ? []
      : [
          '',
          '## Differing verdicts',
          '',
          `| check | ${compared.join(' | ')} |`,
          `| --- |${' --- |'.repeat(compared.length)}`,
          ...differences.map(({ check, verdicts }) => `| ${check} | ${Object.values(verdicts).join(' | ')} |`),
        ]),
    ...alarmList('Reds', reds),
    ...alarmList('Inconclusive', inconclusive.slice(0, 50)),
    '',
  ].join('\n');
};
