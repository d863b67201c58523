import { describe, expect, it } from 'vitest';
import { findMutants } from './find-mutants.ts';

const changed = (source: string): readonly string[] =>
  findMutants('a.ts', source).map(
    ({ start, end, replacement }) => source.slice(0, start) + replacement + source.slice(end),
  );

describe('findMutants', () => {
  it.each([
    ['x = a === b;', ['x = a !== b;', ';']],
    ['const x = a < b;', ['const x = a <= b;', 'const x = a >= b;']],
    ['const x = (a as number)! + b;', ['const x = (a as number)! - b;']],
    ['if (a) b();', ['if (true) b();', 'if (false) b();', 'if (a) ;']],
    ['while (a) b++;', ['while (false) b++;', 'while (a) b--;', 'while (a) ;']],
    ['const x = !a;', ['const x = a;']],
    ["const x = { 'k': 'v' };", ["const x = { 'k': '' };"]],
    ['const x = 41;', ['const x = 42;']],
    ['const x = /^a+$/u;', ['const x = /a+$/u;', 'const x = /^a+/u;', 'const x = /^a*$/u;', 'const x = /^a+$/;']],
    [
      'const f = (a: string): string => a?.b;',
      ['const f = (a: string): string => undefined;', 'const f = (a: string): string => a.b;'],
    ],
    ['const x = a.filter(b);', ['const x = a;']],
    ['const x = a.toString();', []],
    ['const x = a ?? b;', ['const x = a && b;', 'const x = a;', 'const x = b;']],
    ['const f = () => { return a; };', ['const f = () => { return undefined; };']],
  ])('%s', (source, expected) => {
    expect(changed(source).toSorted()).toEqual(expected.toSorted());
  });

  it('leaves types and imports alone', () => {
    expect(changed("import { a } from './a.ts';\ntype X = 1 | 'b';\ninterface Y { readonly z: 3 }\n")).toEqual([]);
  });

  it('gives each a name that stays when lines are added elsewhere', () => {
    const source = 'const é = "ü";\nconst x = a === b && a === c;\n';
    const ids = findMutants('a.ts', source).map(({ id }) => id);
    expect(ids).toContain('a.ts · === to !== · const x = a «===» b && a === c;');
    expect(new Set(ids).size).toBe(ids.length);
    expect(findMutants('a.ts', `// more\n${source}`).map(({ id }) => id)).toEqual(ids);
  });

  it('counts those that look the same', () => {
    const ids = findMutants('a.ts', 'f(1);\nf(1);\n').map(({ id }) => id);
    expect(ids).toEqual([
      'a.ts · statement removed · «f(1);»',
      'a.ts · one more · f(«1»);',
      'a.ts · statement removed · «f(1);» · 2',
      'a.ts · one more · f(«1»); · 2',
    ]);
  });
});
