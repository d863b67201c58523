import { anyOperation } from './any-operation.ts';
import { changes } from './changes.ts';
import { clients } from './clients.ts';
import { flow } from './flow.ts';
import { looks } from './looks.ts';
import { sends } from './sends.ts';

/** The steps of which scenarios are made: the only set of builders that there is. */
export const act = { ...clients, ...sends, ...looks, ...changes, ...anyOperation, ...flow } as const;
