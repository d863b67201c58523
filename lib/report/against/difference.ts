import type { Aspects, SeenRequest } from '../../contract/seen.ts';

/** What two services differ in at a step. `finding`: only the checks tell them apart, by the order of messages for example. */
export type Aspect = keyof Aspects | 'received' | 'finding';

/** One step of one scenario at which two services differ. */
export interface Difference {
  readonly check: string;
  /** Identifies the scenario among those of its check. */
  readonly key: string;
  /** JSON path of the step; empty where the difference was found outside any. */
  readonly path: string;
  /** The operation, or else the kind of the step. */
  readonly what: string;
  /** What the step does, in one line. */
  readonly text: string;
  readonly uses: readonly string[];
  /** What the steps before it do. */
  readonly before: readonly string[];
  readonly request?: SeenRequest;
  readonly aspect: Aspect;
  /** What either service showed. */
  readonly target: string;
  readonly against: string;
  /** What they do differently, without values and names that differ from case to case. */
  readonly kind: string;
  /** The requirements that one of them breaks by it. Empty: no check judges it. */
  readonly requirements: readonly string[];
}

/** What differs at a step: what either showed, and what they do differently. */
export type Differs = Pick<Difference, 'aspect' | 'target' | 'against' | 'kind'>;

/** Aspects as a reader knows them. */
export const aspectNames: Readonly<Record<Aspect, string>> = {
  status: 'status',
  contentType: 'content type',
  body: 'body',
  errorCode: 'error code',
  connection: 'connection',
  closeFrame: 'close message',
  socket: 'socket',
  client: 'client',
  content: 'message',
  received: 'received by',
  finding: 'found',
};

/** The same difference has the same name in every run. */
export const nameOf = ({ check, key, path, aspect, target, against }: Difference): string =>
  JSON.stringify([check, key, path, aspect, target, against]);

const lengthOf = ({ request, text }: Difference): number =>
  request === undefined ? text.length : request.path.length + (request.body?.length ?? 0);

/** Orders differences by what it takes to see them: few steps first, then a short request. */
export const bySize = (one: Difference, other: Difference): number =>
  one.before.length - other.before.length || lengthOf(one) - lengthOf(other);
