import { describe, expect, it } from 'vitest';
import type { RunOptions } from '../run/run.ts';
import { refuseUncertifiable } from './certify-run.ts';

const refusing = (options: Partial<RunOptions>) => () => refuseUncertifiable(options as RunOptions);

describe('certify', () => {
  it.each<readonly [string, Partial<RunOptions>]>([
    ['shard', { shard: '1/2' }],
    ['against', { against: 'http://other' }],
    ['replay', { replay: 'x' }],
    ['soak', { soak: 60_000 }],
  ])('is refused with --%s, as a mistake of usage', (option, options) => {
    expect(refusing(options)).toThrow(
      expect.objectContaining({
        code: 'ERR_USAGE',
        message: expect.stringMatching(`^certify and --${option} exclude each other: `) as string,
      }),
    );
  });

  it('takes a run of some checks', () => {
    expect(refusing({ only: ['a/b'] })).not.toThrow();
  });
});
