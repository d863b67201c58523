import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecordReader, recordSeparator } from './record-reader.ts';

const record = fc.string({ unit: 'binary' }).map((text) => text.replaceAll(recordSeparator, ''));

/** A text in pieces that join to it. */
const cut = (text: string, at: readonly number[]): readonly string[] => {
  const places = [...new Set(at.map((place) => place % (text.length + 1)))].toSorted((one, other) => one - other);
  return [...places, text.length].map((end, index) => text.slice(places[index - 1] ?? 0, end));
};

const read = (chunks: readonly string[], maxLength?: number): readonly string[] => {
  const records: string[] = [];
  const feed = createRecordReader((one) => records.push(one), maxLength === undefined ? undefined : () => maxLength);
  for (const chunk of chunks) feed(chunk);
  return records;
};

describe('record reader', () => {
  it('puts records together however they were cut and joined', () => {
    fc.assert(
      fc.property(fc.array(record), fc.array(fc.nat()), (records, at) => {
        const text = records.map((one) => one + recordSeparator).join('');
        expect(read(cut(text, at))).toEqual(records);
      }),
    );
  });

  it('keeps to itself what no separator has ended', () => {
    expect(read(['{"type":6}', '\u001E{"type"'])).toEqual(['{"type":6}']);
  });

  it('cuts a record that is too long, and reads on behind it', () => {
    expect(read(['abc', 'defg', '\u001Eh\u001E'], 5)).toEqual(['abcde', 'h']);
  });

  it('hands the beginning of such a record on without waiting for its end', () => {
    expect(read(['abc', 'defg', 'hij'], 5)).toEqual(['abcde']);
  });
});
