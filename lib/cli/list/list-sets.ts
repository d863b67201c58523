import { countOf } from '../../contract/quantity.ts';
import { loadSets } from '../../spec/frozen-set.ts';
import type { Terminal } from '../terminal.ts';

/** Prints the frozen sets that `run --set` takes. */
export const listSets = ({ json }: { readonly json?: true }, { say, paint }: Terminal): number => {
  const sets = loadSets();
  if (json === true) say(JSON.stringify({ format: 1, sets }, null, 2));
  else
    say(
      ...sets.map(
        ({ name, checks, requirements }) =>
          `${paint.strong(name)}  ${countOf(checks.length, 'check')}, ${countOf(requirements.length, 'requirement')}`,
      ),
      '',
      `${countOf(sets.length, 'set')}; "run --set <name>" runs exactly the checks of one`,
    );
  return 0;
};
