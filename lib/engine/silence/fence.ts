import type { Probe } from '../../probe/probe.ts';
import { attemptMs } from '../state/attempt-ms.ts';
import { isLive } from '../state/is-live.ts';
import { isDeaf } from './deaf.ts';
import { post, postsTo, type Post } from './posts.ts';
import type { Sent } from '../ledger/ledger.ts';
import { askedInVain, type ScenarioRun } from '../state/scenario-run.ts';
import { waitForArrival } from './wait-for-arrival.ts';
import { lastArrival } from './audience.ts';

interface FenceOptions {
  /** Called for each fence that came: how long after the answer it reached the last of its probes. */
  readonly onArrival?: (tookMs: number) => void;
  /** It only asks whether anything comes, since something did not. What it loses is no finding. */
  readonly isControl?: boolean;
}

interface PassOptions extends FenceOptions {
  /** How long any message may take, as far as is known now. */
  readonly deadlineMs: () => number;
  /** Whether all open probes of the route have got a message by another one. */
  readonly isShownElsewhere: () => boolean;
}

/** What one route of a fence came to. Only its last message has to come: earlier ones were sent while connections may not have been known yet. */
interface Passage {
  /** A client that connects under the name of one that has ended is another one. */
  readonly probes: readonly Probe[];
  readonly sents: readonly Sent[];
  /** It was accepted, and every open probe of the route got one of the messages. */
  readonly complete: boolean;
  /** A connection may still be too young to be reached by this route: what did not come is not lost. */
  readonly tooEarly?: boolean;
}

const gotOne = (sents: readonly Sent[], { name }: Probe): boolean => sents.some(({ arrivals }) => arrivals.has(name));

const allGotOne = ({ probes, sents }: Pick<Passage, 'probes' | 'sents'>): boolean =>
  probes.every((probe) => gotOne(sents, probe) || !isLive(probe));

const arrival = (
  run: ScenarioRun,
  { probes }: Pick<Post, 'probes'>,
  sents: readonly Sent[],
  deadlineMs: () => number,
): Promise<boolean> =>
  waitForArrival(run, {
    probes: probes.map(({ name }) => name),
    holds: () => allGotOne({ probes, sents }),
    subscribe: (listener) => {
      for (const { listeners } of sents) listeners.add(listener);
      return () => sents.forEach(({ listeners }) => listeners.delete(listener));
    },
    deadlineMs,
  });

/** Once so many fences of an operation were lost, others that are missing are lost as well, and are not waited for again. */
const mostDoubted = 3;

const isDoubted = (run: ScenarioRun, operation: string | undefined): boolean =>
  run.context.ledger.monitored.filter(
    ({ kind, finding }) => kind === 'fence' && finding.exchange?.operation === operation,
  ).length >= mostDoubted;

/**
 * Waits for what most messages take; and where no other route has shown by then what is to be shown, for all that a message may take, a control message twice that,
 * as long as the run has patience. Who is deaf is waited for no longer.
 */
const finalArrival = async (
  run: ScenarioRun,
  post: Pick<Post, 'probes'>,
  sents: readonly Sent[],
  { deadlineMs, isControl, isShownElsewhere }: PassOptions,
): Promise<boolean> => {
  const isHopeless = (): boolean => post.probes.every((probe) => gotOne(sents, probe) || isDeaf(run, probe.name));
  const { options, patience } = run.context;
  // Where much is lost, a deadline is many times what comes here takes.
  const waitsTwice = isControl === true && !patience.isLost();
  for (const withinMs of [() => attemptMs(options.timing), deadlineMs, ...(waitsTwice ? [deadlineMs] : [])]) {
    if (await arrival(run, post, sents, withinMs)) return true;
    if (isShownElsewhere() || isHopeless()) return false;
  }
  return false;
};

const isAccepted = ({ exchange }: Sent): boolean => (exchange?.status ?? Infinity) < 300;

/** Whether the connection of the request broke, so that nobody knows whether it was accepted. */
const isUnknown = ({ exchange }: Sent): boolean => exchange?.status === undefined;

/** A line that breaks more often than this under the same message is no accident. */
const mostUnknown = 3;

/** A route that has refused so many is given up where another one works: the target may not have it at all. */
const mostRefused = 3;

/**
 * Sends by one route until it has come: again and again as long as a connection may be too young to be reached, though no longer than any message may take where
 * another route shows all that is to be shown, and a few times where the line broke.
 */
const pass = async (run: ScenarioRun, each: Post, options: PassOptions): Promise<Passage> => {
  const { deadlineMs, isShownElsewhere, onArrival } = options;
  const { probes } = each;
  const sents: Sent[] = [];
  const began = performance.now();
  const pace = run.settling.pace();
  let wasYoung = false;
  for (;;) {
    const askedAt = performance.now();
    const sent = await post(run, each);
    const answeredAt = performance.now();
    sents.push(sent);
    const young = probes.some(({ name }) => run.settling.mayBeUnknown(name, askedAt));
    const unknown = isUnknown(sent) && sents.filter(isUnknown).length < mostUnknown;
    if (!young && !unknown && !isAccepted(sent)) return { probes, sents, complete: false };
    // Everything that was sent while the connection might not have been known was lost. The run learns that before the last message has had its time.
    if (wasYoung && !young && sents.some(isAccepted) && !isShownElsewhere()) askedInVain(run, began, 'registration');
    wasYoung = young;
    const complete = await (young || unknown
      ? arrival(run, each, sents, () => attemptMs(run.context.options.timing))
      : finalArrival(run, each, sents, options));
    if (complete) onArrival?.(lastArrival(sents) - answeredAt);
    if (complete || (!young && !unknown)) return { probes, sents, complete };
    const isEnough = (): boolean =>
      performance.now() >= began + deadlineMs() ||
      isDoubted(run, each.operation) ||
      (sents.length >= mostRefused && !sents.some(isAccepted));
    if (young && isEnough() && isShownElsewhere()) return { probes, sents, complete, tooEarly: true };
    await pace();
  }
};

/** Waits for a route that was slower than another, for as long as it may take and once more; what does not come is the fence monitor's finding. */
const noteIfLost = async (run: ScenarioRun, { probes, sents }: Passage, deadlineMs: () => number): Promise<void> => {
  const sent = sents.at(-1)!;
  const isKnown = (): boolean => isDoubted(run, sent.exchange?.operation);
  const longestMs = (): number => (run.context.patience.isLost() ? 1 : 2) * deadlineMs();
  const isThere = await arrival(run, { probes }, sents, () => (isKnown() ? 0 : longestMs()));
  if (!isThere && !isKnown()) noteLost(run, sent);
};

/**
 * Sends a uniquely tagged message to each probe by every route there is (the hub, the connection), and waits until all have come: what has not
 * arrived by then was not sent before. A fence that is lost on one route is the fence monitor's finding; the other route proves the silence.
 * @returns whether the silence of every open probe among `names` was proved by at least one route
 */
export const fence = async (
  run: ScenarioRun,
  names: readonly string[],
  options: FenceOptions = {},
): Promise<boolean> => {
  const probes = names.map((name) => run.probes.get(name)).filter(isLive);
  if (probes.length === 0) return true;
  if (run.context.deliversNothing()) return false;
  const deadlineMs = (): number => run.context.options.timing.deliveryDeadlineMs;
  const before = run.trace.fences.length;
  const passages = await Promise.all(
    postsTo(run, probes).map((each) => {
      const isShownElsewhere = (): boolean => allGotOne({ probes: each.probes, sents: run.trace.fences.slice(before) });
      return pass(run, each, { ...options, deadlineMs, isShownElsewhere });
    }),
  );
  const proved = new Set(
    passages
      .filter(({ complete }) => complete)
      .flatMap(({ sents }) => sents.flatMap((sent) => [...sent.arrivals.keys()])),
  );
  const silent = probes.every((probe) => !isLive(probe) || proved.has(probe.name));
  // Where a `settle` step has waited for less than the profile allows, a connection may still be unknown, and what is sent to it lost: other scenarios do not settle.
  if (silent && !run.settling.unsettled && options.isControl !== true) {
    // What was refused is no lost message: its status says what is wrong.
    const late = passages.filter((one) => one.tooEarly !== true && !allGotOne(one) && isAccepted(one.sents.at(-1)!));
    if (run.attempt.deadlines === 'full') for (const one of late) goOnWithout(run, noteIfLost(run, one, deadlineMs));
  }
  return silent;
};

/** Lets the steps go on during a wait. The scenario is not over before the wait is. */
const goOnWithout = ({ trace: { waits } }: ScenarioRun, waiting: Promise<void>): void => {
  // An interruption ends it as well as the scenario, which says so.
  const ended: Promise<void> = waiting.catch(() => undefined).finally(() => waits.delete(ended));
  waits.add(ended);
};

const noteLost = (run: ScenarioRun, sent: Sent): void => {
  const { exchange } = sent;
  run.context.ledger.monitor('fence', {
    code: 'not-delivered',
    requirements: [],
    during: run.check.id,
    message: `${run.check.id}: a fence (${exchange?.operation}) did not reach every probe, although another route did`,
    expected: `one message to ${[...sent.reaches].join(', ')}`,
    seen: `${exchange?.status ?? exchange?.failure?.message}; it reached ${[...sent.arrivals.keys()].join(', ') || 'nobody'}`,
    ...(exchange ? { exchange } : {}),
  });
};
