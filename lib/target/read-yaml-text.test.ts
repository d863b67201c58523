import { describe, expect, it } from 'vitest';
import { readYamlText } from './read-yaml-text.ts';

const read = (text: string): ReturnType<typeof readYamlText> =>
  readYamlText(text, ({ line, says }) => new Error(`${line}: ${says}`));

/** Each line stands for about ten times as much as the one before it. */
const bomb = [
  'a: &a [x, x]',
  'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]',
  'c: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]',
];

describe('YAML', () => {
  it('has its value, and the lines of what is in it', () => {
    const { value, lineAt } = read('a: &one [1]\nb: *one\n');
    expect(value).toEqual({ a: [1], b: [1] });
    expect([0, 11, 12].map(lineAt)).toEqual([1, 1, 2]);
  });

  it.each([
    ['a value', 'name: mine\ntitle: *staging\n', '2: found the alias *staging'],
    ['a key', 'name: mine\n\n*staging : 1\n', '3: found the alias *staging'],
    ['an item of a key', '{ [*staging]: 3 }', '1: found the alias *staging'],
    ['a value before its anchor', 'a: *one\nb: &one 3\n', '1: found the alias *one'],
    ['the whole', '*one', '1: found the alias *one'],
  ])('is refused for an alias of nothing: %s', (_what, text, start) => {
    expect(() => read(text)).toThrow(start);
    expect(() => read(text)).toThrow(
      /; expected an anchor &\w+ before it, or quotes: a text that begins with \* needs/,
    );
  });

  it.each([['a: &a\n  - b: *a\n'], ['a: &a\n  *a : 1\n'], ['&a [\n*a]']])(
    'is refused for an alias within what it stands for: %j',
    (text) => {
      expect(() => read(text)).toThrow(
        '2: found the alias *a within what it stands for; expected a value that does not contain itself',
      );
    },
  );

  it('is refused where aliases stand for too much', () => {
    expect(() => read(bomb.join('\n'))).toThrow(/^3: .*aliases stand for too much/);
  });

  it('is refused for whatever else has no value, with the words of the parser', () => {
    expect(() => read('# why\na: [1\nb: 2')).toThrow(/^3: Flow sequence /);
    expect(() => read('%YAML 1.1\n---\n<<: 3\n')).toThrow('3: Merge sources must be maps or map aliases');
  });
});
