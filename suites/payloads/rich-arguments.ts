import type { Json } from '../../lib/contract/step.ts';

const numbers: readonly Json[] = [
  0,
  -1,
  1.5,
  0.1,
  1e21,
  5e-324,
  -1.7976931348623157e308,
  16_777_217,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
];

const texts: readonly Json[] = [
  '',
  ' a  b ',
  '\u0000\u0001\b\t\n\u000B\f\r\u001B\u001E\u001F\u007F',
  'one\r\ntwo\rthree\n\nfour\r\n',
  '"\\/\'`<b>&amp;%20+${a}{0}%s',
  '\u0085\u00A0\u00ADéñße\u0301İı\u200B\u200D\u2028\u2029\u202Eא\uFEFF\uFFFD\uFFFF中한あ',
  '👩\u200D🚀😀🇪🇺\u{1D400}\u{10FFFF}',
  '2021-03-04T05:06:07.1230000+02:00',
  '2021-03-04',
  '2021-03-04T05:06:07',
  '2021-03-04T05:06:07Z',
  '2021-03-04T05:06:07+00:00',
  '2021-03-04T05:06:07.5',
  '2021-03-04T05:06:07.500Z',
  '/Date(1614834367000)/',
  '00000000-0000-0000-0000-000000000000',
  '0f8fad5b-d9cb-469f-a165-70867728950e',
  '0F8FAD5B-D9CB-469F-A165-70867728950E',
  '{0F8FAD5B-D9CB-469F-A165-70867728950E}',
  '007',
  '1.0',
  '1e5',
  '12345678901234567890',
  'NaN',
  'null',
  'true',
  '{"a":1}',
  'AAEC/w==',
];

const structures: readonly Json[] = [
  null,
  true,
  false,
  [],
  {},
  [[], [[]], {}, '', null],
  { '': '', ' ': [], a: null, A: {}, 'a.b': [0], é: 'é', 'e\u0301': 'e\u0301', '😀': false, 'a"\\\n': 1 },
  Object.fromEntries([
    ['__proto__', { a: [Object.fromEntries([['__proto__', null]])] }],
    ['constructor', { prototype: {} }],
    ['toString', 1],
    ['length', 2],
    ['toJSON', 3],
    ['valueOf', 4],
    ['0', 5],
    ['$type', 'System.String'],
    ['$ref', '1'],
    ['$id', '2'],
    ['$values', [3]],
    ['type', 7],
    ['target', 'x'],
    ['arguments', [8]],
    ['invocationId', '9'],
  ]),
  // Readers that know metadata look for it where an object begins.
  ...(['$id', '$ref', '$type', '$values'] as const).map((name) => ({ [name]: name === '$values' ? [1] : '1', a: 1 })),
  [3, 1, 2, 1, [2, 1, [1, [0]]]],
];

/** One of every JSON value that some service is known to change, within the 2 KB that count as one message. */
export const richArguments: Readonly<Record<'numbers' | 'texts' | 'names', readonly Json[]>> = {
  numbers,
  texts,
  names: structures,
};
