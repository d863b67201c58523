import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConformanceError } from '../../error.ts';
import { packageFile } from '../../package-root.ts';

/** Why a mutant survives. */
export interface Equivalent {
  readonly mutant: string;
  readonly why: string;
  /** A client could see it, but no check may judge it: no document says which is right, or no run could wait for it. Else nobody can see it. */
  readonly unjudged: boolean;
}

/** A list of `fixtures/mutants/`. */
export interface Equivalents {
  /** Files that are not mutated at all. */
  readonly files: readonly { readonly file: string; readonly why: string }[];
  readonly mutants: readonly Equivalent[];
}

const why = z.string().min(1);
const group = z.strictObject({ why, unjudged: z.boolean().default(false), mutants: z.array(z.string()).min(1) });
const schema = z.strictObject({
  files: z.array(z.strictObject({ file: z.string(), why })),
  survivors: z.array(group),
});

/** The list for mutants of the reference, and the one for mutants of the engine. */
export const referenceEquivalents = 'fixtures/mutants/equivalent.yaml';
export const engineEquivalents = 'fixtures/mutants/engine.yaml';

/** @throws ConformanceError ERR_FIXTURE */
export const loadEquivalents = (place: string): Equivalents => {
  const result = schema.safeParse(parse(readFileSync(packageFile(place), 'utf8')));
  if (!result.success) throw new ConformanceError('ERR_FIXTURE', `${place}: ${z.prettifyError(result.error)}`);
  const { files, survivors } = result.data;
  return {
    files,
    mutants: survivors.flatMap(({ mutants, ...rest }) => mutants.map((mutant) => ({ mutant, ...rest }))),
  };
};
