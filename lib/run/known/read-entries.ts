import { claims, type KnownDeviation, type KnownEntry } from '../../contract/known/known-entry.ts';
import type { KnownFile } from '../../contract/known/known-file.ts';
import type { Check } from '../../contract/check.ts';
import type { YamlSource } from '../outside/yaml-source.ts';

type FileEntry = NonNullable<KnownFile['fails']>[number] & { readonly rate?: number };

const deviationOf = (claim: KnownDeviation['claim'], entry: FileEntry): KnownDeviation => {
  const { requirement, check, ...rest } = entry;
  return { claim, of: check === undefined ? 'requirement' : 'check', id: check ?? requirement ?? '', ...rest };
};

const checksOf = ({ of, id }: KnownDeviation, checks: readonly Check[]): readonly string[] =>
  checks.filter((check) => (of === 'check' ? check.id === id : check.verifies.includes(id))).map((check) => check.id);

/** The entries of a file that has the shape of a list. `checks` are all that there are. */
export const readEntries = (source: YamlSource, checks: readonly Check[]): readonly KnownEntry[] =>
  claims.flatMap((claim) =>
    ((source.value as KnownFile | null)?.[claim] ?? []).map((entry, index): KnownEntry => {
      const path = `$.${claim}[${index}]`;
      const deviation = deviationOf(claim, entry);
      return {
        deviation,
        path,
        lines: [source.lineOf(path), source.lastLineOf(path)],
        checks: checksOf(deviation, checks),
      };
    }),
  );
