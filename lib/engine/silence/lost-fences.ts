import type { Exchange } from '../../contract/exchange.ts';
import { codeOfStatus } from '../requests/code-of-status.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { Sent } from '../ledger/ledger.ts';
import { isLive } from '../state/is-live.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

const routes = ['broadcast', 'sendToConnection'] as const;

type What = Pick<Finding, 'code' | 'message' | 'expected' | 'seen'>;

const whatCame = ({ status, failure, operation }: Exchange, success: readonly number[], missing: string): What => {
  if (status === undefined) {
    const seen = failure?.message ?? 'nothing';
    return { code: 'no-answer', message: `${operation} gave no answer`, expected: 'an answer', seen };
  }
  if (!success.includes(status)) {
    const code = codeOfStatus(status);
    return { code, message: `${operation} answered ${status}`, expected: success.join(' or '), seen: String(status) };
  }
  return {
    code: 'not-delivered',
    message: `${missing} did not receive a message that ${operation} had accepted`,
    expected: `one message to ${missing}`,
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
    const names = [...sent.reaches].filter((name) => !sent.arrivals.has(name)).map((name) => `"${name}"`);
    const stepText = 'when the steps are done, a message to each connection shows that nothing else is on its way';
    return [
      {
        ...whatCame(sent.exchange, run.context.operation(operation).success, names.join(', ')),
        requirements: [],
        setup: true,
        step: 'fence',
        stepText,
        uses: [operation],
        exchange: sent.exchange,
      },
    ];
  });
