/** One mistake of an author. */
export interface Mistake {
  /** Where: `$.steps[3].reaches[0]`. */
  readonly path: string;
  /** What stands there. */
  readonly found: string;
  /** What may stand there, as a clause. */
  readonly allowed: string;
}

const longest = 80;

/** A value as a mistake shows it. */
export const show = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

/** The mistake in one sentence; `whose` is the id of the check. */
export const sentence = (whose: string, { path, found, allowed }: Mistake): string =>
  `${whose}: ${path}: found ${found}; ${allowed}`;
