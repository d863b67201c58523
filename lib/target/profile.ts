import type { OperationId } from '../spec/operation.ts';

/** What tokens for REST carry as `aud`: the URL without query (as documented), with it, or as Microsoft's SDK builds it (no port, .NET escaping). */
export type TokenAudienceForm = 'documented' | 'with-query' | 'sdk';

/** What is claimed of a target. Loaded from YAML; every field has a default. */
export interface Profile {
  readonly name: string;
  readonly title: string;
  readonly tokens: { readonly audience: TokenAudienceForm };
  readonly hubs: {
    /** Put before every generated hub name. */
    readonly prefix: string;
    /** The only hubs the target knows; a scenario leases one for itself alone. Empty: any name. */
    readonly fixed: readonly string[];
  };
  readonly users: { /** Every client must have a user id. */ readonly required: boolean };
  readonly claims: {
    /** Whether clients can connect. */
    readonly clients: boolean;
    /** Operations that the target does not claim; their checks are not applicable. */
    readonly without: readonly OperationId[];
    /** Optional areas claimed beyond the v1 document: `head`, `health`. */
    readonly optional: readonly string[];
  };
  readonly consistency: {
    /** How long an effect (membership, registration, expiry) may lag behind the answer; 0: effects are immediate. */
    readonly effectBudgetMs: number;
  };
  readonly timing: {
    /** Lower bound of the deadline for a delivery or a closing; calibration raises it. */
    readonly deliveryFloorMs: number;
    readonly requestTimeoutMs: number;
    /** The server's keep-alive interval; a ping must come within twice that. */
    readonly pingIntervalMs: number;
    /** After how long without a word from the client the server drops it. */
    readonly clientTimeoutMs: number;
    /** By how much an expiry may be early or late because the target counts in coarser units. */
    readonly ttlGranularityMs: number;
  };
  readonly limits: {
    /** Client connections at once. */
    readonly sockets: number;
    /** Client connections opened a second. */
    readonly connectsPerSecond: number;
    /** Outbound messages of a run, in the service's units of 2 KB per receiver. */
    readonly messages: number;
    /** REST requests under way at once. */
    readonly requests: number;
  };
}
