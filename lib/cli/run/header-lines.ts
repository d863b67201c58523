import type { PreparedRun } from '../../run/prepare-run.ts';
import { durationText } from '../../contract/duration.ts';
import { countOf, quantity } from '../../contract/quantity.ts';
import { soakText } from '../../run/cost/soak-text.ts';
import { describeTarget } from '../../target/describe-target.ts';
import type { FoundTarget } from '../find-target.ts';
import type { Terminal } from '../terminal.ts';

/** What is late within these limits is reported as lag, and is no failure. */
const tolerated = ({
  consistency: { effectBudgetMs },
  timing: { deliveryFloorMs, ttlGranularityMs },
}: FoundTarget['target']['profile']): readonly (readonly [string, string])[] =>
  effectBudgetMs === 0
    ? []
    : [
        [
          'tolerated',
          `effects up to ${durationText(effectBudgetMs)} late, messages up to ${durationText(deliveryFloorMs)}, a ttl up to ${durationText(ttlGranularityMs)} off (the profile decides: docs/profile.md)`,
        ],
      ];

type Line = readonly [label: string, text: string];

/** What will be judged, and how patiently: printed at once. */
export const targetLines = ({ target, profileWhy }: FoundTarget): readonly Line[] => [
  ['target', describeTarget(target)],
  ['profile', `${target.profile.name}: ${profileWhy}`],
  ...tolerated(target.profile),
];

/** The run and its forecast: printed before anything is sent. */
export const runLines = ({ target, checks, plan, run, part, set }: PreparedRun): readonly Line[] => {
  const { limits } = target.profile;
  const soak = soakText(checks, plan);
  const { messages, requests, connects, peakSockets } = plan.forecast;
  const allowed = `${countOf(messages, 'message')} (limit ${quantity(limits.messages)})`;
  const sockets = `${countOf(connects, 'client connection')}, at most ${quantity(Math.max(limits.sockets, peakSockets))} at once`;
  return [
    ['run', `${run.id}, seed ${run.seed}, ${countOf(checks.length, 'check')}`],
    ...(set === undefined ? [] : [['set', `${set.name}: only its checks and requirements (docs/sets.md)`] as const]),
    ...(part === undefined
      ? []
      : [['part', `${part.index} of ${part.of}, of a run of ${countOf(part.checks.length, 'check')}`] as const]),
    ['forecast', `${allowed}, ${countOf(requests, 'request')}, ${sockets}`],
    ...(soak === undefined ? [] : [['soak', soak] as const]),
    ...(plan.runs === 1
      ? []
      : [['values', `${plan.runs.toPrecision(2)} times the usual number of generated values`] as const]),
  ];
};

/** Lines with their labels below one another. */
export const sayLines = ({ paint, say }: Terminal, lines: readonly Line[]): void =>
  say(...lines.map(([label, text]) => `${paint.quiet(label.padEnd(10))}${text}`));
