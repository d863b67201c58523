import type { ErrorCode } from '../error.ts';
import type { Stopped } from '../contract/report.ts';

const ownLimits: ReadonlySet<ErrorCode> = new Set(['ERR_BAIL', 'ERR_MAX_TIME', 'ERR_BUDGET_SPENT']);

/** Whether a limit of the run itself has ended it: what was judged by then is judged, and only the rest is open. */
export const isOwnLimit = ({ code }: Stopped): boolean => ownLimits.has(code);
