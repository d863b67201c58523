import { isThrottled } from '../../rest/is-throttled.ts';
import type { Operation } from '../../spec/operation.ts';
import { operationOf, type Exchange } from '../../contract/exchange.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** The statuses that the document lists for an operation, plus those of a refusal if the token was bad on purpose. */
const documented = ({ statuses, unauthorized }: Operation, badToken: boolean): readonly number[] =>
  badToken ? [...statuses, ...unauthorized] : statuses;

/** Passive monitor: a status that no document knows, or a 5xx, on an exchange whose status the step itself does not judge. */
export const watchStatus = (run: ScenarioRun, exchange: Exchange, path: string, badToken: boolean): void => {
  const { status } = exchange;
  const operation = operationOf(exchange);
  if (operation === undefined) return;
  if (status === undefined || isThrottled(exchange)) return;
  const right = documented(run.context.operation(operation), badToken);
  const base = { requirements: [], during: run.check.id, step: path, exchange, seen: String(status) };
  if (status >= 500) {
    run.context.ledger.monitor('server-error', {
      ...base,
      code: 'server-error',
      message: `${run.check.id}: ${operation} answered ${status}`,
      expected: 'never a server error',
    });
  } else if (!right.includes(status)) {
    run.context.ledger.monitor('undocumented-status', {
      ...base,
      code: 'undocumented-status',
      message: `${run.check.id}: ${operation} answered ${status}`,
      expected: `one of ${right.join(', ')}`,
    });
  }
};
