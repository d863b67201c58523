import type { Finding } from '../../contract/outcome.ts';
import type { Sent } from '../ledger/ledger.ts';
import { isLive } from '../state/is-live.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

const routes = ['broadcast', 'sendToConnection'] as const;

const whatCame = (
  run: ScenarioRun,
  { exchange, reaches, arrivals }: Sent,
): Pick<Finding, 'code' | 'message' | 'expected' | 'seen'> => {
  const { status, failure, operation = '' } = exchange ?? {};
  const success =
    exchange === undefined ? [] : run.context.operation(exchange.operation as (typeof routes)[number]).success;
  if (status === undefined)
    return {
      code: 'no-answer',
      message: `${operation} gave no answer`,
      expected: 'an answer',
      seen: failure?.message ?? 'nothing',
    };
  if (!success.includes(status)) {
    const code = status >= 500 ? 'server-error' : 'status';
    return { code, message: `${operation} answered ${status}`, expected: success.join(' or '), seen: String(status) };
  }
  const names = [...reaches]
    .filter((name) => !arrivals.has(name))
    .map((name) => `"${name}"`)
    .join(', ');
  return {
    code: 'not-delivered',
    message: `${names} did not receive a message that ${operation} had accepted`,
    expected: `one message to ${names}`,
    seen: 'nothing by the deadline',
  };
};

/** What came of the last message by each route that was to show that nothing else is on its way, where it did not arrive. It prepares a verdict, and decides none itself. */
export const lostFences = (run: ScenarioRun): readonly Finding[] =>
  routes.flatMap((operation) => {
    const isMissing = ({ exchange, reaches, arrivals }: Sent): boolean =>
      exchange?.operation === operation &&
      [...reaches].some((name) => isLive(run.probes.get(name)) && !arrivals.has(name));
    const sent = run.trace.fences.findLast(isMissing);
    if (sent?.exchange === undefined) return [];
    const stepText = 'when the steps are done, a message to each connection shows that nothing else is on its way';
    return [
      {
        ...whatCame(run, sent),
        requirements: [],
        setup: true,
        step: 'fence',
        stepText,
        uses: [operation],
        exchange: sent.exchange,
      },
    ];
  });
