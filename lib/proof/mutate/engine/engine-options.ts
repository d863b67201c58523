import { parseArgs } from 'node:util';
import { ConformanceError } from '../../../error.ts';
import type { Mutant } from '../mutant.ts';
import { changedSince, recentRef, type ChangedLines } from './changed-lines.ts';
import { drawMutants } from './sample-mutants.ts';

/** What a run of the engine's mutants is asked for. */
export interface EngineOptions {
  /** In the order in which they are tried. */
  readonly chosen: readonly Mutant[];
  /** Which these are, in words. */
  readonly scope: string;
  /** Given where they are drawn. */
  readonly seed?: number;
  readonly workers: number;
  /** No mutant is begun later. */
  readonly limitMs: number;
  readonly page: boolean;
}

export const engineUsage = `npm run mutate:engine -- [options] [file, folder or beginning of a mutant's id, e.g. lib/engine/silence] …
  --sample <n>     draw so many, of each room its share
  --seed <n>       of the drawing (default 1)
  --changed <ref>  only mutants in lines that have changed since this commit
  --recent         only mutants in lines that this branch has changed, or the last commit; a sample where git cannot tell
  --limit <min>    begin no mutant after so many minutes
  --workers <n>    mutants at once (default 2)
  --page           publish reports/engine-mutants.md`;

const usage = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', `${message}\n\n${engineUsage}`);

const numberOf = (name: string, text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (text.trim() === '' || !(value > 0)) throw usage(`--${name} ${text}: expected a number above 0`);
  return value;
};

const wholeOf = (name: string, text: string | undefined, otherwise: number): number => {
  const value = numberOf(name, text, otherwise);
  if (!Number.isInteger(value)) throw usage(`--${name} ${text}: expected a whole number above 0`);
  return value;
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sample: { type: 'string' },
        seed: { type: 'string' },
        changed: { type: 'string' },
        recent: { type: 'boolean', default: false },
        limit: { type: 'string' },
        workers: { type: 'string' },
        page: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw usage((error as Error).message);
  }
};

/** So many are tried where nobody can say what has changed. */
const blindSample = 8;

interface Scope {
  readonly mutants: readonly Mutant[];
  readonly scope: string;
  readonly sample?: number;
}

const inLines = (mutants: readonly Mutant[], lines: ChangedLines): readonly Mutant[] =>
  mutants.filter(({ file, line }) => lines.get(`lib/${file}`)?.some(([first, last]) => first <= line && line <= last));

const changedScope = (mutants: readonly Mutant[], ref: string): Scope => {
  try {
    return { mutants: inLines(mutants, changedSince(ref)), scope: `in lines changed since ${ref}` };
  } catch {
    throw usage(`--changed ${ref}: git does not know this commit`);
  }
};

const scopeOf = (
  mutants: readonly Mutant[],
  { changed, recent }: { readonly changed?: string | undefined; readonly recent: boolean },
): Scope => {
  if (changed !== undefined) return changedScope(mutants, changed);
  if (!recent) return { mutants, scope: 'of all nine rooms' };
  const ref = recentRef();
  return ref === undefined
    ? { mutants, scope: 'drawn of all nine rooms, as git cannot tell what has changed', sample: blindSample }
    : changedScope(mutants, ref);
};

/**
 * Reads the arguments of `npm run mutate:engine`.
 *
 * @throws ConformanceError ERR_USAGE
 */
export const readEngineOptions = (args: readonly string[], mutants: readonly Mutant[]): EngineOptions => {
  const { values, positionals } = parse(args);
  if (values.recent && values.changed !== undefined) throw usage('--recent and --changed: only one of them');
  const prefixes = positionals.map((prefix) => prefix.replace(/^lib\//, ''));
  const named = mutants.filter(({ id }) => prefixes.length === 0 || prefixes.some((prefix) => id.startsWith(prefix)));
  if (named.length === 0) throw usage(`no mutant begins with ${positionals.join(' or ')}`);
  const { mutants: within, scope, sample } = scopeOf(named, values);
  const seed = wholeOf('seed', values.seed, 1);
  const count = values.sample === undefined ? sample : wholeOf('sample', values.sample, 1);
  const limitMs = numberOf('limit', values.limit, Infinity) * 60_000;
  const isDrawn = count !== undefined || limitMs < Infinity;
  return {
    chosen: isDrawn ? drawMutants(within, seed).slice(0, count) : within,
    scope: positionals.length === 0 ? scope : `${scope}, of ${positionals.join(', ')}`,
    ...(isDrawn && { seed }),
    workers: wholeOf('workers', values.workers, 2),
    limitMs,
    page: values.page,
  };
};
