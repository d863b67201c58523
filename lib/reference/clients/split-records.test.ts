import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitRecords } from './split-records.ts';

it('finds the same records however they are cut into messages', () => {
  const record = fc.string().filter((text) => !text.includes('\u001E'));
  fc.assert(
    fc.property(fc.array(record), fc.array(fc.nat()), (records, cuts) => {
      const text = records.map((one) => `${one}\u001E`).join('');
      const bounds = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((one, other) => one - other), text.length];
      const found: string[] = [];
      const read = splitRecords((one) => found.push(one));
      for (const [index, bound] of bounds.entries()) read(text.slice(bounds[index - 1] ?? 0, bound));
      expect(found).toEqual(records);
    }),
  );
});

it('does not wait for the end of a record without bound', () => {
  const read = splitRecords(() => undefined);
  read('x'.repeat(1024 * 1024));
  expect(() => read('x')).toThrow(RangeError);
});
