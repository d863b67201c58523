import { answerOf } from './answer-of.ts';
import { unitsOf } from '../../contract/usage.ts';
import type { Arrival, Meter } from './meter.ts';
import type { Frame } from '../../probe/probe.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { Monitor } from '../../contract/check.ts';
import type { Doubt } from './doubt.ts';
import { createDeliveryWatchdog, type DeliveryWatchdog } from './delivery-watchdog.ts';
import { compareInvocation, verbatim, type ExpectedInvocation } from './compare-invocation.ts';
import { excerptAround } from './excerpt-around.ts';
import { createTags, placeOfTag, tagOfAnyRun, type Tags } from './tags.ts';
import { excerpt } from '../../trace/excerpt.ts';

/** A finding made after its check was judged, or outside any step. */
export interface Charge {
  readonly check: string;
  readonly finding: Finding;
}

/** What the passive monitors collect, for the exchanges of all checks. */
export type MonitorKind = Monitor['monitor'];

/** One message of the run: who may receive it, and who did. */
export interface Sent {
  readonly tag: string;
  readonly check: string;
  /** The scenario that sent it. A frame of it at a probe of another scenario is a leak. */
  readonly scenario: number;
  /** The hub that it was sent to, by its name at the target; undefined: not one that a scenario has for itself. */
  readonly hub?: string | undefined;
  readonly requirements: readonly string[];
  readonly step: string;
  expected: ExpectedInvocation;
  /** Of what one receiver gets: of all copies. */
  readonly units: number;
  /** The step says nothing about what is sent. */
  readonly ordinary?: boolean;
  /** The body has no room for a tag, for example because it is empty. An untagged invocation in its scenario is assumed to belong to it. */
  readonly tagless?: boolean;
  /** As how many copies it was sent. */
  readonly copies: number;
  reaches: ReadonlySet<string>;
  /** Probes that may or may not receive it. */
  mayReach: ReadonlySet<string> | 'anybody';
  readonly doubt: Doubt;
  readonly arrivals: Map<string, Frame[]>;
  exchange?: Exchange;
  /** Set when the check has been judged. Later frames are charged to the check. */
  judged: boolean;
  /** Called for each arrival. */
  readonly listeners: Set<() => void>;
}

/** The check to which leaks are charged. */
type Leaks = Pick<Monitor, 'id' | 'verifies'>;

export interface Receiver {
  readonly scenario: number;
  readonly check: string;
  readonly probe: string;
  readonly hub: string;
}

/** The record of every message of a run and of every frame it produced. */
export interface Ledger {
  readonly charges: readonly Charge[];
  readonly monitored: readonly { readonly kind: MonitorKind; readonly finding: Finding }[];
  readonly watchdog: DeliveryWatchdog;
  /** Whether any client has received a record of any type. */
  readonly hasReceived: boolean;
  open(entry: Omit<Sent, 'tag' | 'arrivals' | 'judged' | 'listeners'> & { readonly tag: string }): Sent;
  /** Returns a tag that no other message of any run has. */
  readonly newTag: Tags['next'];
  receive(frame: Frame, receiver: Receiver): 'ours' | 'foreign' | 'other';
  monitor(kind: MonitorKind, finding: Finding): void;
  /** Records that a step has judged this response, so that an undocumented status is reported only once. */
  answerJudged(finding: Pick<Finding, 'exchange'>): void;
  /** Charges every leak between hubs, including later ones, to that check. Otherwise one leaking operation would fail every check that uses it. */
  chargeLeaksTo(check: Leaks): void;
  /** Whether a message that the scenario sent after this one has reached the probe. */
  hasLater(sent: Sent, probe: string): boolean;
  /** Forgets the arrivals of a scenario. Keeps only what is needed to recognise late frames. */
  seal(entries: readonly Sent[]): void;
  /**
   * Forgets messages that are accounted for, so that a scenario which goes on for long keeps no more than one that does not. Of each place in the scenario the last
   * one stands for all before it: a frame of any of them is one too many.
   */
  forget(entries: readonly Sent[]): void;
  /** How many messages it knows. */
  readonly size: number;
}

/** More findings of one kind add no information. */
const mostKept = 1000;

/** Of a frame that is shown. */
const longestSeen = 300;

type Redact = (text: string) => string;

/** What a ledger needs beside its own. */
interface LedgerOptions {
  readonly meter: Pick<Meter, 'arrived'>;
  /** Removes secrets from what is shown of frames. */
  readonly redact: Redact;
}

const lateFinding = (sent: Sent, receiver: Receiver, frame: Frame, redact: Redact): Finding | undefined => {
  // Most frames are as they should be, and need no excerpt.
  const base = (): Pick<Finding, 'requirements' | 'step' | 'seen'> => ({
    requirements: sent.requirements,
    step: sent.step,
    seen: `in hub ${receiver.hub}: ${excerpt(frame.text, longestSeen, redact)}`,
  });
  if (receiver.scenario !== sent.scenario) {
    // Where scenarios take turns on a hub, a message that was on its way finds whoever is there.
    if (receiver.hub === sent.hub) return undefined;
    const message = `a message of ${sent.check} leaked to a connection of another hub (probe "${receiver.probe}" of ${receiver.check})`;
    return { ...base(), code: 'leaked', message, expected: 'nothing outside the scenario’s own hub' };
  }
  if (!sent.judged) return undefined;
  const wanted = sent.mayReach === 'anybody' || sent.mayReach.has(receiver.probe) || sent.reaches.has(receiver.probe);
  const copies = sent.arrivals.get(receiver.probe)?.length ?? 0;
  if (wanted ? copies <= sent.copies : sent.doubt.explains(receiver.probe, frame.atMs)) return undefined;
  const message = `probe "${receiver.probe}" received a message after the check had been judged`;
  return { ...base(), code: 'late', message, expected: 'nothing more' };
};

/** Once its check is judged, only the fact that a message arrived is kept: a run may have many megabytes of messages. */
const withoutText = (frame: Frame): Frame => ({ ...frame, text: '', message: undefined });

/** What a message has come to beyond what was sent. */
const excessOf = (sent: Sent, { scenario, probe }: Receiver, units: number): Pick<Arrival, 'growth' | 'leaked'> => ({
  growth: (units * (sent.arrivals.get(probe)?.length ?? 1)) / sent.units,
  leaked: scenario !== sent.scenario,
});

/** Creates a ledger. `runId` is part of every tag. */
export const createLedger = (runId: string, { meter, redact }: LedgerOptions): Ledger => {
  const byTag = new Map<string, Sent>();
  const tagless = new Map<number, Sent>();
  const forgotten = new Map<string, Sent>();
  let charges: Charge[] = [];
  let leaks: Leaks | undefined;
  const assigned = (charge: Charge): Charge =>
    leaks === undefined || charge.finding.code !== 'leaked'
      ? charge
      : { check: leaks.id, finding: { ...charge.finding, requirements: leaks.verifies } };
  const judged = new Set<string>();
  let hasReceived = false;
  const monitored: { kind: MonitorKind; finding: Finding }[] = [];
  const tags = createTags(runId);
  const senderOf = ({ text }: Frame, { scenario }: Receiver): Sent | undefined => {
    const tagged = (text.match(tags.pattern) ?? [])
      .map((tag) => byTag.get(tag) ?? forgotten.get(placeOfTag(tag)))
      .find((entry) => entry !== undefined);
    return tagged ?? (tagOfAnyRun.test(text) ? undefined : tagless.get(scenario));
  };
  const ledger: Ledger = {
    get charges() {
      return charges;
    },
    get monitored() {
      return monitored.filter(({ kind, finding }) => kind !== 'undocumented-status' || !judged.has(answerOf(finding)));
    },
    answerJudged: (finding) => {
      judged.add(answerOf(finding));
    },
    watchdog: createDeliveryWatchdog(),
    newTag: tags.next,
    open: (entry) => {
      const sent: Sent = { ...entry, arrivals: new Map(), judged: false, listeners: new Set() };
      byTag.set(sent.tag, sent);
      if (sent.reaches.size > 0) ledger.watchdog.sent();
      if (sent.tagless === true) tagless.set(sent.scenario, sent);
      return sent;
    },
    get hasReceived() {
      return hasReceived;
    },
    receive: (frame, receiver) => {
      hasReceived = true;
      if (frame.type !== 1) return 'other';
      const units = unitsOf(Buffer.byteLength(frame.text));
      const sent = senderOf(frame, receiver);
      if (sent === undefined) {
        meter.arrived({ units });
        return 'foreign';
      }
      ledger.watchdog.delivered();
      if (receiver.scenario === sent.scenario) {
        sent.arrivals.set(receiver.probe, [...(sent.arrivals.get(receiver.probe) ?? []), frame]);
      }
      meter.arrived({ units, ...excessOf(sent, receiver, units) });
      const finding = lateFinding(sent, receiver, frame, redact);
      if (finding !== undefined && charges.length < mostKept) charges.push(assigned({ check: sent.check, finding }));
      for (const listener of sent.listeners) listener();
      return 'ours';
    },
    monitor: (kind, finding) => {
      const answer = answerOf(finding);
      if (kind === 'undocumented-status' && judged.has(answer)) return;
      if (monitored.filter((one) => one.kind === kind).length < mostKept) monitored.push({ kind, finding });
    },
    chargeLeaksTo: (check) => {
      leaks = check;
      charges = charges.map(assigned);
    },
    hasLater: (sent, probe) => {
      const all = [...byTag.values()];
      return all
        .slice(all.indexOf(sent) + 1)
        .some(({ scenario, arrivals }) => scenario === sent.scenario && arrivals.has(probe));
    },
    seal: (entries) => {
      for (const sent of entries) {
        sent.judged = true;
        sent.expected = {};
        delete sent.exchange;
        for (const [probe, frames] of sent.arrivals)
          sent.arrivals.set(probe, frames.slice(0, sent.copies).map(withoutText));
      }
    },
    forget: (entries) => {
      for (const sent of entries) {
        byTag.delete(sent.tag);
        forgotten.set(placeOfTag(sent.tag), sent);
      }
    },
    get size() {
      return byTag.size + forgotten.size;
    },
  };
  return ledger;
};

/** How a frame differs from the message that was sent, or undefined if both mean the same. */
export const alteration = (sent: Sent, frame: Frame, redact: Redact): string | undefined =>
  compareInvocation(sent.expected, frame.text, redact);

/** The part of a frame in which it first differs from the message that was sent. */
export const differenceIn = (sent: Sent, frame: Frame, redact: Redact): string =>
  excerptAround(frame.text, verbatim(sent.expected), redact);
