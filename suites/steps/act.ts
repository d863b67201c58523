import { anyOperation } from './any-operation.ts';
import { changes } from './changes.ts';
import { clients } from './clients.ts';
import { flow } from './flow.ts';
import { looks } from './looks.ts';
import { sends } from './sends.ts';

/** The only set of builders for the steps of scenarios. */
export const act = { ...clients, ...sends, ...looks, ...changes, ...anyOperation, ...flow } as const;
