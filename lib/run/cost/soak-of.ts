import { durationOption } from '../../contract/duration.ts';
import { ConformanceError } from '../../error.ts';
import { isLasting } from '../../engine/plan/outlasts.ts';
import type { ListedCheck } from '../select-checks.ts';

/** What is asked for. */
interface SoakRequest {
  /** How long, in milliseconds. */
  readonly soak?: number | undefined;
  /** The checks are those of an earlier run: where none of them lasts, there is nothing to soak. */
  readonly among?: readonly string[] | undefined;
}

/**
 * How long the run of these checks soaks.
 *
 * @throws ConformanceError ERR_USAGE where none of them lasts for so long
 */
export const soakOf = ({ soak, among }: SoakRequest, checks: readonly ListedCheck[]): { readonly soakMs?: number } => {
  if (soak === undefined) return {};
  if (checks.some(({ check }) => isLasting(check))) return { soakMs: soak };
  if (among !== undefined) return {};
  throw new ConformanceError(
    'ERR_USAGE',
    `--soak ${durationOption(soak)}: none of the selected checks lasts as long as the run; select the area lasting as well`,
  );
};

/**
 * Refuses a soak that is sure to be cut off.
 *
 * @throws ConformanceError ERR_USAGE
 */
export const refuseShortTime = (soakMs: number | undefined, maxTimeMs: number | undefined): void => {
  if (soakMs === undefined || maxTimeMs === undefined || maxTimeMs > soakMs) return;
  throw new ConformanceError(
    'ERR_USAGE',
    `--max-time ${durationOption(maxTimeMs)} would end the run before --soak ${durationOption(soakMs)} is over; allow more time`,
  );
};
