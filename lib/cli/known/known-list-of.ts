import type { KnownList } from '../../contract/known/known-entry.ts';
import type { OutsideSuites } from '../../run/outside/outside-suites.ts';

/**
 * The list of `--known`. What reads it is loaded only where there is one.
 *
 * @throws ConformanceError ERR_USAGE where it cannot be read, ERR_KNOWN for mistakes in it
 */
export const knownListOf = async (
  { known }: { readonly known?: string },
  outside: OutsideSuites,
): Promise<KnownList | undefined> => {
  if (known === undefined) return undefined;
  const { loadKnown } = await import('../../run/known/load-known.ts');
  const { wholeSuite } = await import('../../run/known/whole-suite.ts');
  return loadKnown(known, wholeSuite(outside));
};
