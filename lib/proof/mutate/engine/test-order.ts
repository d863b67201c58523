/** One test file to be run, by the process that runs self-tests. */
export interface TestOrder {
  /** Relative to the root of the package. */
  readonly test: string;
  /** Source files that have another content than at the order before. */
  readonly changed: readonly string[];
}

/** What came of it. */
export interface TestRun {
  readonly durationMs: number;
  /** The first test that failed, or the first error. Absent: all passed. */
  readonly failed?: string;
}
