/** Options by which a command is told its target. */
export interface TargetOptions {
  readonly target?: string;
  readonly key?: string;
  readonly token?: string;
  readonly profile?: string;
}

/** Options that say which checks are meant, and how many values properties draw. */
export interface CheckOptions {
  readonly only?: readonly string[];
  readonly area?: readonly string[];
  /** Files of suites from outside. */
  readonly suite?: readonly string[];
  readonly seed?: number;
  readonly runs?: number;
  readonly deep?: true;
  /** Milliseconds. */
  readonly soak?: number;
}
