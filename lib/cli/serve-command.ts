import { once } from 'node:events';
import { startService } from '../reference/start-service.ts';
import type { Terminal } from './terminal.ts';
import { watchInterrupts } from './watch-interrupts.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly key?: string;
}

/** Serves the reference and prints its connection string, key and all: that is what it is for. Ends at SIGINT or SIGTERM. */
export const serveCommand = async ({ port, host, key }: ServeOptions, { say }: Terminal): Promise<number> => {
  using interrupts = watchInterrupts(() => undefined);
  await using service = await startService({ port, host, ...(key === undefined ? {} : { accessKey: key }) });
  process.stdout.write(`${service.connectionString}\n`);
  say(`reference service listening on ${service.url}; press Ctrl+C to stop`);
  await once(interrupts.signal, 'abort');
  return 0;
};
