import { describe, expect, test } from 'vitest';
import { visible } from './visible.ts';

describe('text from a target', () => {
  test.each([
    ['a control character', 'a\u001b[2Jb', String.raw`a\u001b[2Jb`],
    ['a carriage return', 'a\rb', String.raw`a\u000db`],
    ['a control character of one byte', 'a\u009bb', String.raw`a\u009bb`],
    ['a change of direction', 'a\u202eb\u2066c', String.raw`a\u202eb\u2066c`],
    ['a line separator', 'a\u2028::b', String.raw`a\u2028::b`],
    ['half a character', 'a\ud83d b', String.raw`a\ud83d b`],
    ['a command of GitHub', '::error::x', String.raw`\u003a:error::x`],
    ['one behind blanks, in a later line', 'a\n \t::set-output name=x::y', 'a\n \t\\u003a:set-output name=x::y'],
    ['one of the older form', 'a ##[error]x', String.raw`a #\u0023[error]x`],
    ['a command of Azure Pipelines', 'a ##vso[task.x]', String.raw`a #\u0023vso[task.x]`],
    ['one in capitals, behind more of the same', '###VSO[task.x]', String.raw`##\u0023VSO[task.x]`],
    ['a message of TeamCity', "##teamcity[x 'y']", String.raw`#\u0023teamcity[x 'y']`],
    ['a section of GitLab', 'section_start:1:x\r\u001b[0K', String.raw`section_start:1:x\u000d\u001b[0K`],
  ])('is shown as what it is where it has %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test.each(['a b\tc\nd', 'größer 😀 日本', 'a::b', '# x', '#[a]', 'http://x:1/::'])(
    'is otherwise untouched: %j',
    (text) => {
      expect(visible(text)).toBe(text);
    },
  );
});
