import { ConformanceError } from '../error.ts';

interface ConnectErrorOptions extends ErrorOptions {
  readonly stage: 'negotiate' | 'socket' | 'handshake';
  /** The HTTP status by which it was refused. */
  readonly status?: number | undefined;
  /** Nothing of the target was heard: refused or reset by the network. */
  readonly network?: boolean;
  /** We were too slow: a right service refuses it. */
  readonly late?: boolean;
  /** This machine has no socket left: the target was not asked. */
  readonly own?: boolean;
}

/** A client could not connect: refused by the target (ERR_CONNECT_REFUSED), or no sense could be made of it in time (ERR_CONNECT_FAILED). */
export class ConnectError extends ConformanceError {
  readonly stage: ConnectErrorOptions['stage'];
  readonly status: number | undefined;
  readonly network: boolean;
  readonly late: boolean;
  readonly own: boolean;

  constructor(
    message: string,
    { stage, status, network = false, late = false, own = false, ...options }: ConnectErrorOptions,
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
    this.own = own;
  }
}
