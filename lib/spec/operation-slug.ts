import type { OperationId } from './operation.ts';

/** An operation's part of an id: `sendToUser` is `send-to-user`. */
export const operationSlug = (id: OperationId): string =>
  id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
