import type { Network } from '../../../fixtures/proxy/network.ts';
import type { ReplicaTraits } from '../../../fixtures/replicas/start-replicas.ts';

/** How the correct reference is made hard to judge. */
export interface Condition {
  readonly id: string;
  /** What a person would say of it. */
  readonly says: string;
  readonly network: Network;
  /** Effects come later than the answer that accepts them, by a random time up to `mostMs`; the profile allows `budgetMs`. */
  readonly lag?: { readonly mostMs: number; readonly budgetMs: number };
  /** Requirements that such a service does not meet: a red of these is true, and is not counted. */
  readonly breaks?: readonly string[];
  /** The service is one of two replicas, and judged by a shipped profile as it stands. */
  readonly replicas?: { readonly traits: ReplicaTraits; readonly profile: 'local' | 'azure' };
  /** Threads that keep the processors busy meanwhile. */
  readonly busy?: number;
  /** Part of the comparison between latencies: such conditions differ in nothing else. */
  readonly compared?: true;
}
