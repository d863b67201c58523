import type { Stopped } from '../../contract/report.ts';
import type { ScenarioRun } from './scenario-run.ts';

/** Why a scenario has no verdict after the run was told to end: the reason of that, and how far the scenario had come. */
export const whyLeftOut = ({ context, usage, attempt }: Pick<ScenarioRun, 'context' | 'usage' | 'attempt'>): string => {
  const { message = 'the run ended' } = context.signal.reason as Partial<Stopped>;
  const isBegun = attempt.number > 1 || usage.exchanges + usage.sockets > 0;
  return `${isBegun ? 'broken off' : 'not begun'}: ${message}`;
};
