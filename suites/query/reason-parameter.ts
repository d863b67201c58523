import * as fc from 'fast-check';
import { characterOf } from '../../lib/model/arbitraries/character-of.ts';
import { text } from '../../lib/model/arbitraries/text.ts';
import type { Check, Property } from '../../lib/contract/check.ts';
import type { Step } from '../../lib/contract/step.ts';
import { spellName } from '../names/spell-name.ts';

const arrives = (reason: string): readonly Step[] => [
  { do: 'connect', probe: 'a', setup: true },
  { do: 'call', operation: 'closeConnection', connection: 'a', reason },
  { do: 'closed', probe: 'a', reason },
];

const reason = (row: Pick<Property<string>, 'id' | 'title' | 'verifies' | 'arbitrary' | 'runs'>): Property<string> => ({
  ...row,
  apart: true,
  each: arrives,
  show: (value) => `reason ${spellName(value)}`,
});

/** An empty reason counts as no reason. */
const isSome = (value: string): boolean => value.trim() !== '';

/** Characters that are special in JSON, queries, HTML or format strings. */
const marks = '"\\/\'`{}[]<>&%+#?=;:,$ ~^|!*()@';

const quoted = fc
  .noBias(fc.string({ unit: fc.oneof(fc.constantFrom('a', 'b'), characterOf(marks)), maxLength: 40, size: 'max' }))
  .filter(isSome);

const kilobyte = 1024;

const everything = `"quoted" 'too' \\ / %41 %2B 1+1 & a=b # <b>&amp;</b> {0} $\{x} été 漢字 \u{1F600} \u2028 end`;

/** The reason of a closing, as the client sees it. */
export const reasonChecks: readonly Check[] = [
  {
    id: 'query/reason-of-everything',
    title: 'The close message contains a reason with quotes, escapes, percent and plus signs, tags and several scripts',
    verifies: ['query/reason-any-text'],
    steps: arrives(everything),
  },
  reason({
    id: 'query/reason-unicode',
    title: 'The close message contains a reason of any Unicode characters',
    verifies: ['query/reason-any-text'],
    arbitrary: text('unicode', { maxLength: 60 }).filter(isSome),
    runs: 2,
  }),
  reason({
    id: 'query/reason-quotes',
    title:
      'The close message contains a reason with quotes, backslashes and characters that are special in other formats',
    verifies: ['query/reason-any-text'],
    arbitrary: quoted,
    runs: 2,
  }),
  reason({
    id: 'query/reason-control-characters',
    title:
      'The close message contains a reason with line ends and other control characters, including the record separator',
    verifies: ['query/reason-control-characters'],
    arbitrary: text('control', { maxLength: 40 }).filter(isSome),
    runs: 2,
  }),
  reason({
    id: 'query/reason-length',
    title: 'The close message contains the whole of a reason of up to 1 KB',
    verifies: ['query/reason-length'],
    arbitrary: fc.noBias(fc.integer({ min: 1, max: kilobyte })).map((length) => `${'r'.repeat(length - 1)}e`),
    runs: 1,
  }),
  {
    id: 'query/reason-1-kb',
    title: 'The close message contains the whole of a reason of 1 KB',
    verifies: ['query/reason-length'],
    steps: arrives(`${'r'.repeat(kilobyte - 1)}e`),
  },
];
