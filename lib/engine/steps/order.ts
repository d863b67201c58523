import type { StepKind } from './parts/step-kind.ts';
import { quoted, shownProbes } from './parts/show-parts.ts';
import { js, jsCall } from './parts/write-js.ts';
import { probeOf } from '../clients/probe-of.ts';
import type { Finding } from '../../contract/outcome.ts';
import { areGuests } from '../silence/are-guests.ts';
import { followingLossOf } from '../silence/lost-connections.ts';
import { controlIsLate } from '../silence/control-is-late.ts';
import { isLive } from '../state/is-live.ts';
import type { Sent } from '../ledger/ledger.ts';
import { lookedAt, report, type ScenarioRun, Stop } from '../state/scenario-run.ts';
import type { OrderStep } from '../../contract/step.ts';
import { waitForArrival } from '../silence/wait-for-arrival.ts';

const sentAs = (run: ScenarioRun, label: string): Sent => {
  const sent = run.labels.get(label)?.sent;
  if (sent === undefined) throw new TypeError(`${run.check.id}: no send is labelled "${label}"`);
  return sent;
};

/** How a message was sent that did not come, or not in its turn, and what that has to do with whom it was for. */
const sendingOf = (run: ScenarioRun, probe: string, label: string): Pick<Finding, 'exchange' | 'uses'> => {
  const { exchange } = sentAs(run, label);
  if (exchange === undefined) return {};
  return { exchange, uses: [exchange.operation, ...(areGuests(run, [probe]) ? ['to-guests'] : [])] };
};

/** Waits for messages that no step has waited for yet. @returns the labels of those that did not arrive @throws Stop if everything is late */
const missingOf = async (run: ScenarioRun, { probe, of }: OrderStep): Promise<readonly string[]> => {
  const deadlineMs = (): number => run.context.options.timing.deliveryDeadlineMs;
  const all = of.map((label) => sentAs(run, label));
  const subscribe = (listener: () => void): (() => void) => {
    for (const { listeners } of all) listeners.add(listener);
    return () => all.forEach(({ listeners }) => listeners.delete(listener));
  };
  const here = (): boolean => all.every(({ arrivals }) => arrivals.has(probe)) || !isLive(run.probes.get(probe));
  await waitForArrival(run, { probes: [probe], holds: here, subscribe, deadlineMs });
  const missing = (): readonly string[] => of.filter((label) => !sentAs(run, label).arrivals.has(probe));
  if (missing().length === 0) return [];
  if ((await controlIsLate(run, [probe])) && missing().length > 0)
    throw new Stop('inconclusive', 'deliveries, including a control message, missed their deadline');
  return missing();
};

const doOrder = async (run: ScenarioRun, step: OrderStep, path: string): Promise<void> => {
  const missing = await missingOf(run, step);
  lookedAt(run, step);
  if (missing.length > 0) {
    const sending = sendingOf(run, step.probe, missing[0]!);
    // That messages arrive is what any order needs, and more than a document says of their order.
    report(
      run,
      { ...step, setup: true },
      {
        code: 'not-delivered',
        message: `"${step.probe}" did not receive ${missing.length} of ${step.of.length} messages`,
        expected: step.of.join(', '),
        seen: `nothing of ${missing.join(', ')}`,
        step: path,
        ...sending,
        uses: [...(sending.uses ?? []), 'in-a-row'],
        ...followingLossOf(run, [step.probe]),
      },
    );
    return;
  }
  const { frames } = probeOf(run, step.probe);
  const place = new Map(
    step.of.map((label) => [label, frames.indexOf(sentAs(run, label).arrivals.get(step.probe)![0]!)]),
  );
  const seen = step.of.toSorted((one, other) => place.get(one)! - place.get(other)!);
  if (seen.join('\n') === step.of.join('\n')) return;
  report(run, step, {
    code: 'out-of-order',
    message: `"${step.probe}" received messages in a different order than they were sent`,
    expected: step.of.join(', '),
    seen: seen.join(', '),
    step: path,
    ...sendingOf(
      run,
      step.probe,
      seen.find((label, index) => label !== step.of[index])!,
    ),
  });
};

/** The labelled messages come to the probe in the order in which they were sent. */
export const order: StepKind<OrderStep> = {
  do: doOrder,
  cost: () => ({}),
  needs: () => ({}),
  show: ({ probe, of }) => `${quoted(probe)} receives in this order: ${shownProbes(of)}`,
  script: ({ probe, of }) => jsCall('inOrder', js(probe), js(of)),
};
