/** `killed`: a check was red, or the service broke down; `survived`: nothing was red; `did not start`: there was nothing to judge. */
export type MutantState = 'killed' | 'survived' | 'did not start';

/** What became of a mutant. */
export interface MutantResult {
  /** The mutant's id. */
  readonly mutant: string;
  readonly state: MutantState;
  /** The first check that was red, or what happened instead. */
  readonly by: string;
  readonly inconclusive: readonly string[];
  readonly durationMs: number;
}
