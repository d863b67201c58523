import type { OperationShape } from './operation.ts';

/** Whether an operation changes who is in a group, or closes a connection. The others ask or send. */
export const isChanging = ({ kind }: Pick<OperationShape, 'kind'>): boolean => kind === 'change' || kind === 'close';
