import { execFileSync } from 'node:child_process';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { packagePath } from '../../package-root.ts';

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const root = packagePath('.');

const manifest = (): Manifest => JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as Manifest;

/** An import of a bundled file, which ends its line; the scripts that the bundle writes have theirs in texts. */
const importLine = /^(?:(?:import|export) [^'"]* from |import )"([^"]+)";$/gm;

const pack = (): readonly string[] => {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const output = execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [packed] = JSON.parse(output) as readonly Packed[];
  return (packed?.files ?? []).map(({ path }) => path);
};

const folderOf = (path: string): string => {
  const parts = path.split('/');
  return parts.length <= 2 ? dirname(path) : parts.slice(0, 2).join('/');
};

describe('the package', () => {
  let files: readonly string[] = [];
  beforeAll(() => {
    files = pack();
  }, 120_000);

  test('has these files and folders, and no others', () => {
    expect(files.filter((path) => !path.includes('/')).toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    const folders = new Set(files.filter((path) => path.includes('/')).map(folderOf));
    expect([...folders].toSorted()).toEqual([
      'bin',
      'dist/bundle',
      'dist/page',
      'dist/types',
      'docs',
      'examples',
      'fixtures/profiles',
      'fixtures/proofs',
      'fixtures/sets',
      'lib/repro',
      'schemas',
    ]);
  });

  test('has the files that its manifest names', () => {
    const { bin, exports } = manifest();
    const named = [...Object.values(bin), ...Object.values(exports).flatMap((entry) => Object.values(Object(entry)))];
    const missing = named
      .map((path) => String(path).replace(/^\.\//, ''))
      .filter((path) => path.length > 1 && !path.includes('*') && !files.includes(path));
    expect(missing).toEqual([]);
  });

  test('imports what it has, what npm installs with it, and what Node has', () => {
    const { dependencies } = manifest();
    const isInstalled = (name: string): boolean =>
      isBuiltin(name) || Object.keys(dependencies).some((one) => name === one || name.startsWith(`${one}/`));
    const isPacked = (from: string, name: string): boolean =>
      files.includes(join(dirname(from), from.endsWith('.d.ts') ? name.replace(/\.js$/, '.d.ts') : name));
    const imported = files
      .filter((path) => /^dist\/(?:bundle|types)\/.*\.[jt]s$/.test(path))
      .flatMap((path) =>
        [...readFileSync(join(root, path), 'utf8').matchAll(importLine)].map(([, name = '']) => [path, name] as const),
      );
    const missing = imported.filter(
      ([from, name]) => !(name.startsWith('.') ? isPacked(from, name) : isInstalled(name)),
    );
    expect(missing).toEqual([]);
    expect(new Set(imported.map(([, name]) => name))).toContain('vitest/node');
  });

  test('has the licenses of what is bundled, and nothing bundled that npm installs as well', () => {
    const { dependencies } = manifest();
    const bundled = files
      .filter((path) => /^dist\/\w+\/licenses\.txt$/.test(path))
      .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/^(\S+) [\d.]+ \([\w.-]+\)$/gm)])
      .map(([, name = '']) => name);
    expect(bundled).toEqual(expect.arrayContaining(['commander', 'preact', 'yaml', 'zod']));
    expect(bundled.filter((name) => name in dependencies)).toEqual([]);
  });

  test('has no tests, source maps or build information', () => {
    expect(files.filter((path) => /\.test\.|\.map$|tsbuildinfo|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });
});
