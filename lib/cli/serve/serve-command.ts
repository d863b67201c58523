import { once } from 'node:events';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import { withFaults } from '../../reference/service-fault.ts';
import { startService } from '../../reference/start-service.ts';
import { faultsOf, type LoadFaults } from './fault-catalogue.ts';
import type { Terminal } from '../terminal.ts';
import { watchInterrupts } from '../watch-interrupts.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly key?: string;
  /** Ids of faults that the service has. */
  readonly fault?: readonly string[];
}

/** Serves the reference and prints its connection string, key and all: that is what it is for. Ends at SIGINT or SIGTERM. */
export const serveCommand = async (
  { port, host, key, fault = [] }: ServeOptions,
  { say }: Terminal,
  loadFaults: LoadFaults,
): Promise<number> => {
  using interrupts = watchInterrupts(() => undefined);
  const faults = fault.length === 0 ? [] : faultsOf(fault, await loadFaults());
  await using service = await startService({
    ...(faults.length === 0 ? {} : withFaults(faults, correctPolicies())),
    port,
    host,
    ...(key === undefined ? {} : { accessKey: key }),
  });
  process.stdout.write(`${service.connectionString}\n`);
  say(...faults.map(({ id, says }) => `fault ${id}: ${says}`));
  say(`reference service listening on ${service.url}; press Ctrl+C to stop`);
  await once(interrupts.signal, 'abort');
  return 0;
};
