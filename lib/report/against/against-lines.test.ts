import { describe, expect, it } from 'vitest';
import { againstLines, differenceLines } from './against-lines.ts';
import type { AgainstReport, ListedDifference } from './against-report.ts';

const many = (count: number, word: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${word}${index + 1}`);

const difference: ListedDifference = {
  title: 'broadcast answers\n200',
  of: ['broadcast'],
  aspect: 'status',
  target: '200',
  against: '202',
  smallest: {
    check: 'a/c1',
    step: '$.steps[2]',
    text: 'broadcast → success',
    before: ['"ann" connects'],
    reproduce: 'asrs-conformance against …',
  },
  requirements: ['a/answers-202'],
  checks: ['a/c1'],
  steps: 1,
};

const side = { url: 'http://a', profile: 'default', run: 'r', exitCode: 0, sentence: 'conformant' };
const report: AgainstReport = {
  format: 1,
  suite: { name: 's', version: '1' },
  seed: 1,
  target: side,
  against: { ...side, sentence: 'not conformant' },
  compared: { checks: 1, steps: 1 },
  notCompared: [],
  differences: [difference],
  rounds: 2,
  unsteady: [],
  exitCode: 1,
  sentence: 'they differ',
};

const marked = (mark: string) => (text: string) => `${mark}${text}${mark}`;
const paint = { good: marked('+'), bad: marked('!'), doubtful: marked('?'), quiet: String, strong: String };

const lineOf = (label: string, rest: Partial<ListedDifference>): string | undefined =>
  differenceLines({ ...difference, ...rest }).find(([name]) => name === label)?.[1];

describe('a difference between two services', () => {
  it('is shown with the steps before it, what either showed, and who judges it', () => {
    expect(differenceLines(difference)).toEqual([
      ['after', '"ann" connects'],
      ['step', 'broadcast → success'],
      ['target', 'status 200'],
      ['against', 'status 202'],
      ['judged by', 'a/answers-202'],
      ['shown by', '1 step of 1 check: a/c1'],
      ['where', 'a/c1 $.steps[2]'],
      ['reproduce', 'asrs-conformance against …'],
    ]);
  });

  it('names five checks at most, and how many more there are', () => {
    expect(lineOf('shown by', { checks: many(5, 'c'), steps: 7 })).toBe('7 steps of 5 checks: c1, c2, c3, c4, c5');
    expect(lineOf('shown by', { checks: many(7, 'c'), steps: 7 })).toBe(
      '7 steps of 7 checks: c1, c2, c3, c4, c5 and 2 more',
    );
  });

  it('is shown with the last twelve steps before it, and how many more there are', () => {
    const after = (count: number) =>
      differenceLines({ ...difference, smallest: { ...difference.smallest, before: many(count, 's') } }).slice(0, 13);
    expect(after(12).filter(([label]) => label === 'after')).toHaveLength(12);
    expect(after(14).map(([, text]) => text)).toEqual([...many(14, 's').slice(2), '2 more steps']);
  });

  it('has its request, where there was one', () => {
    const request = { method: 'POST', path: '/api/v1/hubs/h', body: '{\n"a": 1}' };
    const smallest = { ...difference.smallest, request } as ListedDifference['smallest'];
    expect(lineOf('request', { smallest })).toBe('POST /api/v1/hubs/h');
    expect(lineOf('body', { smallest })).toBe('{ "a": 1}');
    expect(lineOf('judged by', { requirements: [] })).toBe('no requirement');
  });
});

describe('a comparison of two services', () => {
  it('lists the differences in one line each, then what either came to, and ends with the sentence', () => {
    const lines = againstLines(report, paint);
    expect(lines[0]).toBe('1. !broadcast answers 200!');
    expect(lines.slice(-4)).toEqual([
      'target    conformant',
      'against   not conformant',
      'tried     each difference was seen in two runs on either service',
      '!they differ!',
    ]);
  });

  it('says what did not show again, ten times at most, and what was not compared', () => {
    const unsteady = many(12, 'a/c').map((check) => ({ check, step: '$', text: 'answered 500' }));
    const notCompared = [{ why: 'not-applicable', checks: ['a/x'] }];
    const lines = againstLines({ ...report, differences: [], rounds: 1, unsteady, notCompared, exitCode: 2 }, paint);
    expect(lines.filter((line) => line.startsWith('not again'))).toHaveLength(10);
    expect(lines).toContain('not again a/c1: answered 500');
    expect(lines).toContain('skipped   1 check not applicable: a/x');
    expect(lines.some((line) => line.startsWith('tried'))).toBe(false);
    expect(lines.at(-1)).toBe('?they differ?');
  });
});
