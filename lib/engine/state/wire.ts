import type { Step } from '../../contract/step.ts';
import type { SocketWire } from '../../probe/socket-wire.ts';
import type { RestWire } from '../../rest/rest-wire.ts';
import type { Tokens } from '../../rest/tokens.ts';
import type { LateVerdict } from '../settling/judge-late.ts';
import type { Attempt } from './attempt.ts';
import type { Company } from './company.ts';

/** What tells one scenario of a run from the others, whatever runs beside it. */
export interface ScenarioKey {
  readonly check: string;
  readonly steps: readonly Step[];
  readonly deadlines: Attempt['deadlines'];
}

/** Everything by which a session reaches its target. A recording keeps it, a replay answers in place of the target. */
export interface Wire extends RestWire, SocketWire {
  /** @param live signs with the key of the target */
  tokens(live: Tokens): Tokens;
  /** The number of an attempt at a scenario, which is part of its names. @param live the next one that is free */
  scenario(key: ScenarioKey, attempt: Attempt, live: () => number): number;
  /** The only attempt that is judged, where it is known which one was final; undefined: the attempts show it. */
  final(key: ScenarioKey): Attempt | undefined;
  /** A step of a scenario begins. What is decided in it may depend on the time: in a replay it waits until as much has passed as had. */
  step(scenario: number, path: string): void | Promise<void>;
  /** Who else is at work, for a step that waits only as long as others do. In a replay its wait ends early where it did. */
  company(scenario: number, path: string, live: Company): Pick<Company, 'idle'>;
  /** What to make of an effect that came late at a step, which follows from what all checks have seen until then. In a replay it is what it was. */
  late(scenario: number, path: string, live: () => LateVerdict): LateVerdict;
  /** Whether to ask the question of a step again and again, which follows from what others have asked until then. In a replay it is what it was. */
  insists(scenario: number, path: string, live: () => boolean): boolean;
  /** Whether there is an answer to it: a search for a smaller value ends where its time was over. */
  holds(key: ScenarioKey): boolean;
}
