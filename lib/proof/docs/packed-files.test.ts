import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { packagePath } from '../../package-root.ts';

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

const root = packagePath('.');

const pack = (): readonly string[] => {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const output = execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [packed] = JSON.parse(output) as readonly Packed[];
  return (packed?.files ?? []).map(({ path }) => path);
};

const folderOf = (path: string): string => {
  const parts = path.split('/');
  const depth = parts[0] === 'dist' ? 3 : 2;
  return parts.length <= depth ? dirname(path) : parts.slice(0, depth).join('/');
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
      'dist/lib',
      'dist/lib/contract',
      'dist/lib/entry',
      'dist/lib/reference',
      'dist/lib/spec',
      'dist/page',
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
    const { bin, exports } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as {
      readonly bin: Record<string, string>;
      readonly exports: Record<string, string | Record<string, string>>;
    };
    const named = [...Object.values(bin), ...Object.values(exports).flatMap((entry) => Object.values(Object(entry)))];
    const missing = named
      .map((path) => String(path).replace(/^\.\//, ''))
      .filter((path) => path.length > 1 && !path.includes('*') && !files.includes(path));
    expect(missing).toEqual([]);
  });

  test('has every declaration that another one imports', () => {
    const missing = files
      .filter((path) => path.endsWith('.d.ts'))
      .flatMap((path) =>
        [...readFileSync(join(root, path), 'utf8').matchAll(/from '(\.[^']+)\.ts'/g)].map(([, to = '']) =>
          join(dirname(path), `${to}.d.ts`),
        ),
      )
      .filter((path) => !files.includes(path));
    expect(missing).toEqual([]);
  });

  test('has no tests, source maps or build information', () => {
    expect(files.filter((path) => /\.test\.|\.map$|tsbuildinfo|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });
});
