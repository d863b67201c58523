/** Everything that can end a run or a command. The codes are API, the messages are not. */
export const errorCodes = [
  'ERR_USAGE',
  'ERR_CONNECTION_STRING',
  'ERR_PROFILE',
  'ERR_SUITE',
  'ERR_KNOWN',
  'ERR_FIXTURE',
  'ERR_BUDGET',
  'ERR_TARGET_UNREACHABLE',
  'ERR_TARGET_TLS',
  'ERR_TARGET_NOT_ASRS',
  'ERR_TARGET_KEY',
  'ERR_TARGET_CLOCK',
  'ERR_TARGET_MODE',
  'ERR_THROTTLED',
  'ERR_CONNECT_REFUSED',
  'ERR_CONNECT_FAILED',
  'ERR_INTERRUPTED',
  'ERR_BAIL',
  'ERR_MAX_TIME',
  'ERR_BUDGET_SPENT',
  'ERR_INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The one base class of the errors that this project throws on purpose. */
export class ConformanceError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConformanceError';
    this.code = code;
  }
}
