import type { ErrorCode } from '../error.ts';
import type { ServiceOptions } from './start-service.ts';

/** As of a service, but for the policies: a thread cannot be handed functions, and the reference has the correct ones. */
export type ReferenceOptions = Partial<Omit<ServiceOptions, 'policies'>>;

/** The first message of the reference's thread: its address, or why it could not start. */
export type Started =
  | { readonly url: string; readonly accessKey: string; readonly connectionString: string }
  | { readonly failed: string; readonly code: ErrorCode };
