import { ConformanceError, type ErrorCode } from '../error.ts';

const exitCodes: Readonly<Record<ErrorCode, number>> = {
  ERR_USAGE: 64,
  ERR_CONNECTION_STRING: 64,
  ERR_PROFILE: 64,
  ERR_SUITE: 64,
  ERR_KNOWN: 3,
  ERR_BUDGET: 64,
  ERR_TARGET_NOT_ASRS: 64,
  ERR_TARGET_KEY: 64,
  ERR_TARGET_CLOCK: 64,
  ERR_TARGET_MODE: 64,
  ERR_TARGET_UNREACHABLE: 75,
  ERR_TARGET_TLS: 75,
  ERR_THROTTLED: 75,
  ERR_INTERRUPTED: 130,
  ERR_BAIL: 2,
  ERR_MAX_TIME: 2,
  ERR_BUDGET_SPENT: 2,
  ERR_FIXTURE: 70,
  ERR_CONNECT_REFUSED: 70,
  ERR_CONNECT_FAILED: 70,
  ERR_INTERNAL: 70,
};

/** The exit code of what ended with this code. */
export const exitCodeFor = (code: ErrorCode): number => exitCodes[code];

/** The exit code of a command that an error has ended; whatever is not ours by design is our fault. */
export const exitCodeOf = (error: unknown): number =>
  exitCodeFor(error instanceof ConformanceError ? error.code : 'ERR_INTERNAL');
