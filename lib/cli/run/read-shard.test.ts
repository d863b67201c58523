import { describe, expect, test } from 'vitest';
import { readShard } from './read-shard.ts';
import { shardOf } from './shard-of.ts';

describe('--shard', () => {
  test.each([
    ['1/1', {}, { index: 1, of: 1 }],
    ['3/16', { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '2' }, { index: 3, of: 16 }],
    ['auto/4', { JOB_COMPLETION_INDEX: '0' }, { index: 1, of: 4 }],
    ['auto', { JOB_COMPLETION_INDEX: '3', JOB_COMPLETIONS: '4' }, { index: 4, of: 4 }],
    ['auto', { CI_NODE_INDEX: '4', CI_NODE_TOTAL: '4' }, { index: 4, of: 4 }],
    ['auto/4', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '4' }, { index: 2, of: 4 }],
    ['auto', { SYSTEM_JOBPOSITIONINPHASE: '2', SYSTEM_TOTALJOBSINPHASE: '5' }, { index: 2, of: 5 }],
  ])('%s with %j is part %j', (written, env, shard) => {
    expect(readShard(written, env)).toEqual(shard);
  });

  test.each([
    ['3', {}, '--shard 3: expected <i>/<n> as 1/4, auto/<n>, or auto'],
    ['a/b', {}, '--shard a/b: expected <i>/<n> as 1/4, auto/<n>, or auto'],
    ['0/4', {}, '--shard 0/4: there is no part 0 of 4; expected 1 to 4'],
    ['5/4', {}, '--shard 5/4: there is no part 5 of 4; expected 1 to 4'],
    ['1/0', {}, '--shard 1/0: expected from 1 to 1000 parts, found 0'],
    [
      'auto',
      { CI_NODE_TOTAL: '1' },
      '--shard auto: none of JOB_COMPLETION_INDEX, CI_NODE_INDEX, SYSTEM_JOBPOSITIONINPHASE is set, so the part is not known; write --shard <i>/<n>',
    ],
    [
      'auto',
      { JOB_COMPLETION_INDEX: '2' },
      '--shard auto: JOB_COMPLETIONS is not set, so the number of parts is not known; set it, or write --shard auto/<n>',
    ],
    ['auto/8', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '4' }, '--shard auto/8: CI_NODE_TOTAL is 4; expected 8'],
    [
      'auto/4',
      { JOB_COMPLETION_INDEX: 'two' },
      '--shard auto/4: JOB_COMPLETION_INDEX is "two"; expected a whole number',
    ],
    ['auto/4', { JOB_COMPLETION_INDEX: '4' }, '--shard auto/4: there is no part 5 of 4; expected 1 to 4'],
    [
      'auto/4',
      { JOB_COMPLETION_INDEX: '1', CI_NODE_INDEX: '1' },
      '--shard auto/4: JOB_COMPLETION_INDEX and CI_NODE_INDEX are both set; write --shard <i>/<n>',
    ],
  ])('%s with %j is refused', (written, env, sentence) => {
    expect(() => readShard(written, env)).toThrow(sentence);
  });
});

describe('a run', () => {
  const inGitLab = { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4' };

  test('is whole unless a part is asked for, whatever the environment says', () => {
    expect(shardOf({}, undefined, inGitLab)).toBeUndefined();
  });

  test('is a part only with a seed that the other parts can have too', () => {
    expect(shardOf({ shard: 'auto' }, 0, inGitLab)).toEqual({ index: 1, of: 4 });
    expect(() => shardOf({ shard: 'auto' }, undefined, inGitLab)).toThrow(/^--shard needs --seed, the same number/);
  });

  test('is no part where it is one value, or writes a list', () => {
    expect(() => shardOf({ shard: '1/2', replay: 'a:0' }, 1, {})).toThrow('--shard and --replay exclude each other');
    expect(() => shardOf({ shard: '1/2', updateKnown: true }, 1, {})).toThrow(
      /give --known and --update-known to merge$/,
    );
  });
});
