import { ConformanceError } from '../../error.ts';
import type { Property } from '../../contract/check.ts';
import { drawValues } from '../../engine/plan/draw-values.ts';
import { suites } from '../../../suites/index.ts';

export interface Replay {
  readonly check: string;
  /** fast-check's path to one value. */
  readonly path: string;
}

const refusal = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', message);

const hasValue = (
  check: Property<unknown>,
  { seed, path }: { readonly seed: number; readonly path: string },
): boolean => {
  try {
    return drawValues(check, { seed, count: 1, path }).length > 0;
  } catch {
    return false;
  }
};

/**
 * Reads `--replay <check>:<path>`.
 *
 * @throws ConformanceError ERR_USAGE where it is not the id of a property and a path, or comes without the seed that the path belongs to.
 */
export const readReplay = ({
  replay,
  seed,
}: {
  readonly replay?: string;
  readonly seed?: number;
}): Replay | undefined => {
  if (replay === undefined) return undefined;
  const [, id = '', path = ''] = /^([^:]+):(\d+(?::\d+)*)$/.exec(replay) ?? [];
  if (path === '') throw refusal(`--replay ${replay}: expected <check>:<path>, as printed by a finding`);
  const check = suites.flatMap(({ checks }) => checks).find((one) => one.id === id);
  if (check === undefined || !('arbitrary' in check))
    throw refusal(`--replay ${replay}: ${id} is not a check with generated values`);
  if (seed === undefined) throw refusal('--replay needs --seed, as printed with the finding');
  if (!hasValue(check, { seed, path })) throw refusal(`--replay ${replay}: ${id} has no such value for seed ${seed}`);
  return { check: id, path };
};
