import type { StatusWord } from '../spec/status-word.ts';
import type { Model } from './model.ts';

/** What the documents say about the result of a step. A field is absent if it does not apply to the step, or if the documents leave it open. */
export interface Expected {
  /** The correct answers to a call. */
  readonly answers?: readonly StatusWord[];
  /** The probes that must receive a sent message exactly once. */
  readonly reaches?: readonly string[];
  /** The probes that may or may not receive a sent message. All others must not. */
  readonly maybe?: readonly string[];
  /** Whether the connection of the step's probe is open afterwards. */
  readonly probe?: 'open' | 'closed';
  /** The expectations of the steps inside `together`. */
  readonly members?: readonly Expected[];
}

/** The model after a step, and the expectations of the step. */
export interface Moved {
  readonly model: Model;
  readonly expected: Expected;
}
