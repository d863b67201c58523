import type { PreparedRun } from '../run/prepare-run.ts';
import { describeTarget } from '../target/describe-target.ts';
import type { FoundTarget } from './find-target.ts';

const count = (number: number, noun: string): string =>
  `${Math.ceil(number).toLocaleString('en')} ${noun}${Math.ceil(number) === 1 ? '' : 's'}`;

/** What is said before anything is sent: what is judged, as what, by how much, and at what cost. */
export const headerLines = (
  { target, profileWhy }: FoundTarget,
  { checks, plan, run }: PreparedRun,
): readonly (readonly [label: string, text: string])[] => {
  const { limits, name } = target.profile;
  const { messages, requests, connects, peakSockets } = plan.forecast;
  const allowed = `${count(messages, 'message')} of ${limits.messages.toLocaleString('en')}`;
  const sockets = `${count(connects, 'client connection')}, at most ${Math.max(limits.sockets, peakSockets)} at once`;
  return [
    ['target', describeTarget(target)],
    ['profile', `${name}: ${profileWhy}`],
    ['run', `${run.id}, seed ${run.seed}, ${count(checks.length, 'check')}`],
    ['forecast', `${allowed}, ${count(requests, 'request')}, ${sockets}`],
    ...(plan.runs === 1
      ? []
      : [['values', `properties draw ${plan.runs.toPrecision(2)} times their usual number of values`] as const]),
  ];
};
