import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConformanceError } from '../../error.ts';
import { packageFile } from '../../package-root.ts';

/** A mutant that survives, and why. */
export interface Equivalent {
  readonly mutant: string;
  readonly why: string;
  /** It can be seen, but no document says which is right, so that no check may judge it; it is counted as a survivor. */
  readonly unsettled?: true;
}

/** `fixtures/mutants/equivalent.yaml`: why mutants survive. */
export interface Equivalents {
  /** Files that are not mutated at all. */
  readonly files: readonly { readonly file: string; readonly why: string }[];
  readonly mutants: readonly Equivalent[];
}

const why = z.string().min(1);
const schema = z.strictObject({
  files: z.array(z.strictObject({ file: z.string(), why })),
  mutants: z.array(z.strictObject({ mutant: z.string(), why, unsettled: z.literal(true).exactOptional() })),
});
const place = 'fixtures/mutants/equivalent.yaml';

/** @throws ConformanceError ERR_FIXTURE */
export const loadEquivalents = (): Equivalents => {
  const result = schema.safeParse(parse(readFileSync(packageFile(place), 'utf8')));
  if (!result.success) throw new ConformanceError('ERR_FIXTURE', `${place}: ${z.prettifyError(result.error)}`);
  return result.data;
};
