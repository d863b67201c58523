import { ConnectError } from '../../probe/connect-error.ts';
import type { Probe } from '../../probe/probe.ts';
import { lookedAt, report, type ScenarioRun, Stop } from '../state/scenario-run.ts';
import type { ConnectStep } from '../../contract/step.ts';
import { stateOfFailure } from '../state/state-of-failure.ts';
import { tryConnect } from './try-connect.ts';

const tokenNote = ({ token, tokenOn = 'negotiate' }: ConnectStep): string =>
  token === undefined ? '' : `, a bad token (${token}) on ${tokenOn}`;

/** Negotiate accepted the bad token; a later refusal does not excuse it. */
const negotiateAcceptedBadToken = (step: ConnectStep, error: ConnectError): boolean =>
  step.token !== undefined && step.tokenOn !== 'socket' && error.stage !== 'negotiate';

/** Whether the same connect with a valid token succeeds. If so, the network did not cause the failure. */
const controlConnects = async (run: ScenarioRun, { token: _bad, ...good }: ConnectStep): Promise<boolean> => {
  const control = await tryConnect(run, good);
  if (control instanceof ConnectError) return false;
  await control.close();
  return true;
};

/** @throws Stop if an accident or our own slowness may be the cause */
const stopIfAccident = async (run: ScenarioRun, step: ConnectStep, error: ConnectError): Promise<void> => {
  if (error.code !== 'ERR_CONNECT_FAILED') return;
  const again = stateOfFailure(run, true);
  const isAccident = again === 'broken' || !(await controlConnects(run, step));
  if (isAccident) throw new Stop(again, `could not tell whether the connect is refused: ${error.message}`);
};

/** Judges a connect that must be refused with a status, by the first endpoint that receives the bad token. */
export const judgeRefusal = async (
  run: ScenarioRun,
  step: ConnectStep,
  result: Probe | ConnectError,
  path: string,
): Promise<void> => {
  lookedAt(run, step);
  const { errors } = run.context.options.target.catalogue;
  const right = Array.isArray(step.refused) ? (step.refused as readonly number[]) : errors.unauthorized;
  const expected = `refused with ${right.join(' or ')}`;
  if (!(result instanceof ConnectError)) {
    report(run, step, {
      code: 'connected',
      message: `a connection that must be refused was accepted${tokenNote(step)}`,
      expected,
      seen: 'connected',
      step: path,
    });
  } else if (negotiateAcceptedBadToken(step, result)) {
    report(run, step, {
      code: 'connected',
      message: `negotiation accepted a bad token (${step.token}) that only the WebSocket refused`,
      expected: `negotiate ${expected}`,
      seen: `negotiate was answered with 200, the WebSocket with ${result.status ?? `no status: ${result.message}`}`,
      step: path,
    });
  } else if (result.status === undefined) {
    await stopIfAccident(run, step, result);
    report(run, step, {
      code: 'status',
      message: 'refused without a status',
      expected,
      seen: result.message,
      step: path,
    });
  } else if (!right.includes(result.status)) {
    report(run, step, {
      code: 'status',
      message: `refused with ${result.status}${tokenNote(step)}`,
      expected,
      seen: String(result.status),
      step: path,
    });
  }
};
