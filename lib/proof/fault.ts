import type { Policies } from '../reference/policies.ts';
import type { ServiceOptions } from '../reference/start-service.ts';
import type { FindingCode } from '../verdict/outcome.ts';

/** One deliberate deviation of the reference: a replaced policy. */
export interface Fault {
  /** `area/kebab-case`. */
  readonly id: string;
  /** One sentence: what the service does wrong. */
  readonly says: string;
  /** The requirements that it breaks. It counts as caught only if a check of one of them fails … */
  readonly breaks: readonly string[];
  /** … with one of these findings. */
  readonly finding: readonly FindingCode[];
  /** Replaces one policy. Each start of the service calls it anew, so that state kept here belongs to one service. */
  readonly policies?: (correct: Policies) => Policies;
  /** Where the deviation is one of the service's settings (keep-alive intervals). */
  readonly service?: Partial<ServiceOptions>;
}
