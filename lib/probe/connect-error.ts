import { ConformanceError } from '../error.ts';

interface ConnectErrorOptions extends ErrorOptions {
  readonly stage: 'negotiate' | 'socket' | 'handshake';
  /** The HTTP status of the refusal. */
  readonly status?: number | undefined;
  /** The network refused or reset the connection before the target answered. */
  readonly network?: boolean;
  /** The probe was too slow, so a correct service refuses it. */
  readonly late?: boolean;
  /** Nothing came until the deadline. */
  readonly silent?: boolean;
  /** This machine has no socket left. Nothing was sent to the target. */
  readonly own?: boolean;
}

/** A client could not connect. ERR_CONNECT_REFUSED: the target refused it. ERR_CONNECT_FAILED: no usable response came in time. */
export class ConnectError extends ConformanceError {
  readonly stage: ConnectErrorOptions['stage'];
  readonly status: number | undefined;
  readonly network: boolean;
  readonly late: boolean;
  readonly silent: boolean;
  readonly own: boolean;

  constructor(
    message: string,
    { stage, status, network = false, late = false, silent = false, own = false, ...options }: ConnectErrorOptions,
  ) {
    super(
      status === undefined && stage !== 'handshake' ? 'ERR_CONNECT_FAILED' : 'ERR_CONNECT_REFUSED',
      message,
      options,
    );
    this.name = 'ConnectError';
    this.stage = stage;
    this.status = status;
    this.network = network;
    this.late = late;
    this.silent = silent;
    this.own = own;
  }
}
