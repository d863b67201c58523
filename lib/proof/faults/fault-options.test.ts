import { describe, expect, it } from 'vitest';
import { faults } from '../../../fixtures/faults/index.ts';
import { readFaultOptions } from './fault-options.ts';

const idsOf = (...args: readonly string[]): readonly string[] =>
  readFaultOptions(args, faults).chosen.map(({ id }) => id);

describe('the options of a run of the faults', () => {
  it('ask for all of them by the profile of the reference', () => {
    expect(readFaultOptions([], faults)).toMatchObject({
      chosen: faults,
      profile: 'reference',
      isPartial: false,
      recorded: false,
    });
  });

  it('ask for the recorded checks, which say too little to be published', () => {
    expect(readFaultOptions(['--recorded'], faults)).toMatchObject({ chosen: faults, isPartial: true, recorded: true });
  });

  it('ask for faults that show only at times, each judged as by a user and once', () => {
    const { chosen, profile, isPartial } = readFaultOptions(['--intermittent'], faults);
    expect([chosen.length, profile, isPartial]).toEqual([60, 'local', true]);
    expect(new Set(chosen.map(({ id }) => id)).size).toBe(60);
  });

  it('draw the same sample for the same seed, and another for another', () => {
    const sample = idsOf('--profile', 'local', '--sample', '20', '--seed', '7');
    expect(new Set(sample).size).toBe(20);
    expect(idsOf('--sample', '20', '--seed', '7')).toEqual(sample);
    expect(idsOf('--sample', '20', '--seed', '8')).not.toEqual(sample);
  });

  it('draw of the named faults only', () => {
    expect(idsOf('--sample', '3', 'ttl/').filter((id) => !id.startsWith('ttl/'))).toEqual([]);
  });

  it.each([
    [['--sample', 'few'], '--sample few: expected a whole number above 0'],
    [['--abreast', '0'], '--abreast 0: expected a whole number above 0'],
    [['--profile', 'nobody'], 'nobody'],
    [['--catalogue', '9'], 'no catalogue "9"'],
    [['nothing/'], 'no fault begins with nothing/'],
    [['--only', 'a'], "Unknown option '--only'"],
  ])('refuse %j', (args, message) => {
    expect(() => readFaultOptions(args, faults)).toThrow(message);
  });
});
