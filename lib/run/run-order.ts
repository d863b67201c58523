import type { Usage } from '../contract/usage.ts';
import type { SessionOptions } from '../engine/state/session-options.ts';
import type { OutsideSuite } from './outside/outside-suites.ts';

/** What the worker is told: a run, but for what it measures itself. Serialisable. Holds the target's secrets, and stays in this process. */
export interface RunOrder {
  /** Name of the channel by which it reports while it works. */
  readonly channel: string;
  /** Ids of the checks that are to be run. */
  readonly checks: readonly string[];
  /** Suites from outside, beside the shipped ones. */
  readonly outside: readonly OutsideSuite[];
  readonly target: SessionOptions['target'];
  readonly run: SessionOptions['run'];
  /** What each check is to send, as it was forecast. */
  readonly planned: NonNullable<SessionOptions['planned']>;
  /** What the preflight has used. */
  readonly before: Usage;
  /** Whether it says what it has seen in each scenario. */
  readonly seen?: boolean;
  /** Whether it says at the end all that has passed between it and the target. */
  readonly traced?: boolean;
  /** Whether a client could connect just now; if not, others are not given as long. */
  readonly clientsAnswer: boolean;
  /** Whether a message reached it; if not, nothing about clients is measured: it would only take time. */
  readonly delivers: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly order: RunOrder;
  }
}
