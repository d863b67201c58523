import { ConformanceError } from '../error.ts';
import { suites } from '../../suites/index.ts';

export interface Replay {
  readonly check: string;
  /** fast-check's path to one value. */
  readonly path: string;
}

const refuse = (message: string): never => {
  throw new ConformanceError('ERR_USAGE', message);
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
  const [, id = '', path = ''] =
    /^([^:]+):(\d+(?::\d+)*)$/.exec(replay) ??
    refuse(`--replay ${replay}: expected <check>:<path>, as a finding prints it`);
  const check = suites.flatMap(({ checks }) => checks).find((one) => one.id === id);
  if (check === undefined || !('arbitrary' in check))
    refuse(`--replay ${replay}: ${id} is not a check over drawn values`);
  if (seed === undefined) refuse('--replay needs the --seed that the finding printed with it');
  return { check: id, path };
};
