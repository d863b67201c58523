import type { StepKind } from './parts/step-kind.ts';
import { codeOfStatus } from '../requests/code-of-status.ts';
import { shownStatuses, shownToken } from './parts/show-parts.ts';
import { keyForToken } from './parts/key-for-token.ts';
import { scriptToken } from './parts/script-call.ts';
import { js, jsCall, jsObject } from './parts/write-js.ts';
import { exchangeOf } from '../requests/exchange-step.ts';
import { lookedAt, observe, report, type ScenarioRun } from '../state/scenario-run.ts';
import type { RequestStep } from '../../contract/step.ts';

const doRequest = async (run: ScenarioRun, step: RequestStep, path: string): Promise<void> => {
  const target = step.path.replace('{health}', run.context.options.target.catalogue.health);
  const request = { operation: 'other' as const, method: step.method, path: target, token: step.token };
  const exchange = await exchangeOf(run, step, request, path);
  run.trace.answers.set(path, exchange);
  if (step.observe !== undefined) {
    observe(run, step, { name: step.observe, seen: String(exchange.status) });
    return;
  }
  lookedAt(run, step);
  const right = typeof step.expect === 'number' ? [step.expect] : (step.expect ?? [200]);
  if (right.includes(exchange.status ?? 0)) return;
  report(run, step, {
    code: codeOfStatus(exchange.status),
    message: `${step.method} ${target} answered ${exchange.status}`,
    expected: right.join(' or '),
    seen: String(exchange.status),
    step: path,
    exchange,
  });
};

/** A request outside the operations. */
export const request: StepKind<RequestStep> = {
  do: doRequest,
  cost: () => ({ requests: 1 }),
  needs: keyForToken,
  show: (step) =>
    `${step.method} ${step.path}${shownToken(step)}${step.observe === undefined ? ` → ${shownStatuses(step.expect ?? 200)}` : ''}`,
  script: (step, { health }) => {
    const expect = step.observe === undefined ? (step.expect ?? 200) : 'anything';
    const path = step.path.replace('{health}', health);
    return jsCall('call', js(step.method), js(path), jsObject({ expect: js(expect), token: scriptToken(step) }));
  },
};
