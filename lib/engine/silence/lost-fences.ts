import type { Exchange } from '../../contract/exchange.ts';
import { codeOfStatus } from '../requests/code-of-status.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { Sent } from '../ledger/ledger.ts';
import { isLive } from '../state/is-live.ts';
import { missing } from './audience.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

const routes = ['broadcast', 'sendToConnection'] as const;

type What = Pick<Finding, 'code' | 'message' | 'expected' | 'seen'>;

const whatCame = ({ status, failure, operation }: Exchange, success: readonly number[], names: string): What => {
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
    message: `${names} did not receive a message that ${operation} had accepted`,
    expected: `one message to ${names}`,
    seen: 'nothing by the deadline',
  };
};

/** The probes that missed the message of a step. That no fence reaches them follows from that. */
const deafSince = ({ sent, found }: ScenarioRun): ReadonlySet<string> => {
  const steps = new Set(found.findings.flatMap(({ code, step }) => (code === 'not-delivered' ? [step] : [])));
  return new Set(sent.filter(({ step }) => steps.has(step)).flatMap(missing));
};

/** For each route whose last fence did not arrive: what came of it. These findings say why silence could not be proved. They decide no requirement. */
export const lostFences = (run: ScenarioRun): readonly Finding[] => {
  const told = deafSince(run);
  const missed = ({ reaches, arrivals }: Sent): readonly string[] =>
    [...reaches].filter((name) => isLive(run.probes.get(name)) && !arrivals.has(name) && !told.has(name));
  return routes.flatMap((operation) => {
    const sent = run.trace.fences.findLast((each) => each.exchange?.operation === operation && missed(each).length > 0);
    if (sent?.exchange === undefined) return [];
    const names = missed(sent).map((name) => `"${name}"`);
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
};
