/** What a run has used of its target. */
export interface Usage {
  readonly exchanges: number;
  /** Outbound messages in the service's units of 2 KB, one for each connection that got it. */
  readonly messages: number;
  /** Client connections that were opened or tried. */
  readonly sockets: number;
  /** Answers 429 and 503. */
  readonly throttled: number;
}

/** Nothing was used yet. */
export const noUsage: Usage = { exchanges: 0, messages: 0, sockets: 0, throttled: 0 };

/** The service counts outbound messages in units of this size (limits of the Free tier). */
const unitBytes = 2048;

/** How many messages of the service's count a text of so many bytes is. */
export const unitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / unitBytes));

/** What an invocation has around its target and arguments, a tag included. */
const frameBytes = 64;

/** How many messages of the service's count an invocation is whose target and arguments have so many bytes. */
export const unitsOfInvocation = (bytes: number): number => unitsOf(bytes + frameBytes);
