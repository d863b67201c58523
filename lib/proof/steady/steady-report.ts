import type { Leftovers } from './service-worker.ts';
import type { SteadyOptions } from './steady-options.ts';
import type { Count, SeenAlarm, Tally } from './tally.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

/** A probability that is small, as one in so many. */
export const oneIn = (probability: number): string =>
  `${probability.toExponential(1)} (one in ${Math.floor(1 / probability).toLocaleString('en-GB')})`;

const countCells = ({ rounds, checkRuns, reds, inconclusive, bound }: Count): string =>
  `${rounds} | ${checkRuns} | ${reds} | ${oneIn(bound)} | ${inconclusive}`;

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

/** The published page. */
export const renderSteady = (
  { total, conditions, reds, inconclusive, differences }: Tally,
  { crossings, censuses }: Leftovers,
  { seed, runs }: Pick<SteadyOptions, 'seed' | 'runs'>,
): string => {
  const compared = Object.keys(differences[0]?.verdicts ?? {});
  const left = censuses.filter(({ census }) => census.connections + census.groups + census.relations > 0);
  return [
    '# False alarms',
    '',
    'The suite against the *correct* reference behind a bad network, again and again: calibrated anew each time, checks in shuffled order, with',
    'different numbers of requests and connections at once. Every red is a false one. `npm run steady` makes this page.',
    '',
    `**${total.reds} reds in ${total.checkRuns} check-runs**: with 95 % confidence, fewer than ${oneIn(total.bound)} are red.`,
    `${total.inconclusive} were inconclusive. Seed ${seed}, properties with ${runs} times their ordinary number of values.`,
    '',
    '| condition | what it does | rounds | check-runs | reds | upper 95 % bound | inconclusive |',
    '| --- | --- | --- | --- | --- | --- | --- |',
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
