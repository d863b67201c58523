/** What was seen of one answer, delivery or connection, in words: what differs from run to run, such as ids and times, is not part of it. */
export interface Aspects {
  /** `202`; `none` where no answer came. */
  readonly status?: string;
  readonly contentType?: string;
  /** `empty`, `text`, or the members of a JSON object. */
  readonly body?: string;
  /** Of an error: what its body names as its code. */
  readonly errorCode?: string;
  /** Whether a client could connect, and what negotiation offered. */
  readonly connection?: string;
  /** Whether a client was told that its connection ends. */
  readonly closeFrame?: string;
  /** Whether and with which code the service closed the socket. */
  readonly socket?: string;
  /** What the service answered to a client, or whether its keep-alive was seen. */
  readonly client?: string;
  /** `as sent`, or how what arrived differs from it; of a message that may be understood in several ways, what arrived. */
  readonly content?: string;
}

/** Begins a content that the documents leave open; its JSON follows. */
export const arrivedMark = 'arrived as ';

/** Begins what is seen of a connection that is open, and to which no message comes. */
export const openAndSilent = 'the socket is open, but no message comes';

/** Begins what came to a client, of no message of the run, while one for it did not come. */
export const inItsPlace = 'in its place came ';

/** What a record must be that a client can take for a message. */
export const wholeInvocation = 'an invocation with a target and a list of arguments';

/** What a record is that no client can take for one. */
export const noMessage = 'an invocation without a target or a list of arguments';

/** The list that a step stands in, without its place in it: `$[3].steps` of `$[3].steps[0].steps[1]`. */
export const rootOf = (path: string): string => /^\$(?:\[\d+\])?\.\w+/.exec(path)?.[0] ?? '';

/** A request as it was sent. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** What was seen at one step of a scenario. */
export interface SeenStep {
  /** JSON path of the step. */
  readonly path: string;
  /** What it does, in one line. */
  readonly text: string;
  /** The operation that it calls, or else the kind of the step. */
  readonly what: string;
  /** What it depends on that the plainest call of its operation would do without. */
  readonly uses: readonly string[];
  /** Without the base of the URL, and without what differs from run to run. */
  readonly request?: SeenRequest;
  readonly aspects: Aspects;
  /** How many copies of its message came to each client. Absent where it sent none, or where what had not come was not proved to be missing. */
  readonly received?: Readonly<Record<string, number>>;
  /** What was found wrong at it: codes of findings, each with its requirements. */
  readonly findings: readonly { readonly code: string; readonly requirements: readonly string[] }[];
}

/** What was seen in the decisive attempt at a scenario. */
export interface SeenScenario {
  readonly check: string;
  /** The same for the same steps: runs with one seed have the same scenarios. */
  readonly key: string;
  /** In the order in which they began. */
  readonly steps: readonly SeenStep[];
}
