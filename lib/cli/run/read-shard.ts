import { ConformanceError } from '../../error.ts';
import type { Shard } from '../../run/spread/shard.ts';

/** Where a pipeline says which of several jobs this is. */
interface Source {
  readonly index: string;
  readonly total: string;
  /** Number of the first job. */
  readonly first: 0 | 1;
}

/** Kubernetes gives an Indexed Job no number of completions: its manifest has to set JOB_COMPLETIONS. */
const sources: readonly Source[] = [
  { index: 'JOB_COMPLETION_INDEX', total: 'JOB_COMPLETIONS', first: 0 },
  { index: 'CI_NODE_INDEX', total: 'CI_NODE_TOTAL', first: 1 },
  { index: 'SYSTEM_JOBPOSITIONINPHASE', total: 'SYSTEM_TOTALJOBSINPHASE', first: 1 },
];

const most = 1000;

const refusal = (written: string, message: string): ConformanceError =>
  new ConformanceError('ERR_USAGE', `--shard ${written}: ${message}`);

const numberOf = (written: string, [name, text]: readonly [name: string, text: string]): number => {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw refusal(written, `${name} is ${JSON.stringify(text)}; expected a whole number`);
};

const checked = (written: string, { index, of }: Shard): Shard => {
  if (of < 1 || of > most) throw refusal(written, `expected from 1 to ${most} parts, found ${of}`);
  if (index < 1 || index > of) throw refusal(written, `there is no part ${index} of ${of}; expected 1 to ${of}`);
  return { index, of };
};

const isSet = (env: NodeJS.ProcessEnv, name: string): boolean => (env[name] ?? '').trim() !== '';

const sourceIn = (written: string, env: NodeJS.ProcessEnv): Source => {
  const [found, other] = sources.filter(({ index }) => isSet(env, index));
  if (found === undefined)
    throw refusal(
      written,
      `none of ${sources.map(({ index }) => index).join(', ')} is set, so the part is not known; write --shard <i>/<n>`,
    );
  if (other !== undefined)
    throw refusal(written, `${found.index} and ${other.index} are both set; write --shard <i>/<n>`);
  return found;
};

const totalOf = (written: string, asked: string | undefined, env: NodeJS.ProcessEnv, { total }: Source): number => {
  const given = isSet(env, total) ? numberOf(written, [total, env[total] ?? '']) : undefined;
  const wanted = asked === undefined ? undefined : numberOf(written, ['the number of parts', asked]);
  if (given !== undefined && wanted !== undefined && given !== wanted)
    throw refusal(written, `${total} is ${given}; expected ${wanted}`);
  const count = wanted ?? given;
  if (count !== undefined) return count;
  throw refusal(written, `${total} is not set, so the number of parts is not known; set it, or write --shard auto/<n>`);
};

const fromEnvironment = (written: string, total: string | undefined, env: NodeJS.ProcessEnv): Shard => {
  const source = sourceIn(written, env);
  const place = numberOf(written, [source.index, env[source.index] ?? '']);
  return checked(written, { index: place + 1 - source.first, of: totalOf(written, total, env, source) });
};

/**
 * Reads `--shard <i>/<n>`, or `auto` and `auto/<n>`, which take the number of the job, and without `<n>` that of all jobs, from the environment.
 *
 * @throws ConformanceError ERR_USAGE for what is no part, or where the environment does not name one
 */
export const readShard = (written: string, env: NodeJS.ProcessEnv): Shard => {
  const [, index = '', of] = /^(\d{1,4}|auto)(?:\/(\d{1,4}))?$/.exec(written.trim()) ?? [];
  if (index === 'auto') return fromEnvironment(written, of, env);
  if (index === '' || of === undefined) throw refusal(written, 'expected <i>/<n> as 1/4, auto/<n>, or auto');
  return checked(written, { index: Number(index), of: Number(of) });
};
