/**
 * `killed`: a check was red, or the service broke down; `noticed`: nothing was red, but what is only recorded was recorded otherwise; `survived`: neither;
 * `did not start`: there was nothing to judge.
 */
export type MutantState = 'killed' | 'noticed' | 'survived' | 'did not start';

/** What the suite recorded without judging it, by check and name. */
export type Observations = Readonly<Record<string, string>>;

/** What became of a mutant. */
export interface MutantResult {
  /** The mutant's id; empty for the service as it is. */
  readonly mutant: string;
  readonly state: MutantState;
  /** The first check that was red or recorded something else, or what happened instead. */
  readonly by: string;
  readonly inconclusive: readonly string[];
  /** Only of the service as it is. */
  readonly observations?: Observations;
  readonly durationMs: number;
}

/** What is published of a mutant: its result at the commit at which it was tried last. */
export type MutantRow = Pick<MutantResult, 'mutant' | 'state' | 'by'> & { readonly commit?: string };
