import type { Model } from './model.ts';

/** What the documents lead one to expect of a step. A field is absent where the step has no such thing, or where they do not decide it. */
export interface Expected {
  /** Of a call: each of these statuses is right. */
  readonly statuses?: readonly number[];
  /** Of a send: the probes that must receive the message, exactly once. */
  readonly reaches?: readonly string[];
  /** Of a send: probes of which the documents do not say whether they receive it. All others must not. */
  readonly maybe?: readonly string[];
  /** Of a step about one probe: whether its connection is open. */
  readonly probe?: 'open' | 'closed';
  /** Of `together`: what to expect of its steps. */
  readonly members?: readonly Expected[];
}

/** The model after a step, and what to expect of the step. */
export interface Moved {
  readonly model: Model;
  readonly expected: Expected;
}
