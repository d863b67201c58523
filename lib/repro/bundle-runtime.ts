import { readdirSync, readFileSync } from 'node:fs';
import { packageFile } from '../package-root.ts';

/** One file of the runtime of scripts. */
interface Part {
  readonly file: string;
  readonly text: string;
  /** The functions that it exports. */
  readonly exported: readonly string[];
  /** Files of the runtime that it imports. */
  readonly needs: readonly string[];
}

const folder = 'lib/repro/runtime/';

const read = (file: string): Part => {
  const text = readFileSync(packageFile(`${folder}${file}`), 'utf8');
  return {
    file,
    text,
    exported: [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name = '']) => name),
    needs: [...text.matchAll(/^import .* from '\.\/(.+)';$/gm)].map(([, name = '']) => name),
  };
};

let known: readonly Part[] | undefined;
/** The files in the order in which a reader should meet them. */
const order = ['service.js', 'call.js', 'send.js', 'connect.js', 'connection.js'];
const rankOf = ({ file }: Part): number => (order.includes(file) ? order.indexOf(file) : order.length);
const parts = (): readonly Part[] =>
  (known ??= readdirSync(packageFile(folder))
    .filter((file) => file.endsWith('.js'))
    .map(read)
    .toSorted((one, other) => rankOf(one) - rankOf(other)));

const nodeImport = /^import (.+) from '(node:.+)';\n/gm;

/** Tags of JSDoc are for the compiler; a reader of a script needs the sentence. */
const withoutTags = (text: string): string =>
  text
    .replaceAll(/^ *\/\*\* @.*\*\/\n/gm, '')
    .replaceAll(/\/\*\* @\S+ [^*]*\*\/ /g, '')
    .replaceAll(/\n \* @.*/g, '')
    .replaceAll(/\/\*\*\n \* (.+)\n \*\//g, '/** $1 */');

const embedded = ({ text }: Part): string =>
  withoutTags(text.replaceAll(/^import .*;\n/gm, '').replaceAll(/^export /gm, '')).trim();

const importLines = (texts: readonly string[]): readonly string[] => {
  const named = new Map<string, Set<string>>();
  const whole = new Set<string>();
  for (const [line, what = '', from = ''] of texts.flatMap((text) => [...text.matchAll(nodeImport)])) {
    const names = /^\{ (.+) \}$/.exec(what)?.[1]?.split(', ');
    if (names === undefined) whole.add(line.trim());
    else named.set(from, new Set([...(named.get(from) ?? []), ...names]));
  }
  return [
    ...whole,
    ...[...named].map(([from, names]) => `import { ${[...names].toSorted().join(', ')} } from '${from}';`),
  ].toSorted();
};

const withNeeds = (files: ReadonlySet<string>): ReadonlySet<string> => {
  const more = new Set([
    ...files,
    ...parts()
      .filter(({ file }) => files.has(file))
      .flatMap(({ needs }) => needs),
  ]);
  return more.size === files.size ? files : withNeeds(more);
};

/** The part of the runtime that a script needs: the imports for its head, and the functions for its end. */
export const bundleRuntime = (script: string): { readonly imports: readonly string[]; readonly functions: string } => {
  const called = new Set([...script.matchAll(/\b(\w+)\(/g)].map(([, name]) => name));
  const direct = parts().filter(({ exported }) => exported.some((name) => called.has(name)));
  const files = withNeeds(new Set(direct.map(({ file }) => file)));
  const chosen = parts().filter(({ file }) => files.has(file));
  return {
    imports: importLines(chosen.map(({ text }) => text)),
    functions: chosen.map(embedded).join('\n\n'),
  };
};
