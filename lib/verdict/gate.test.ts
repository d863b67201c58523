import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../fixtures/testing/outcomes/outcome-of.ts';
import { finding } from '../../fixtures/testing/outcomes/cause-titles.ts';
import type { Level } from '../spec/requirement.ts';
import { gate, type GateInput } from './gate.ts';
import type { CheckResult, RequirementResult, Verdict } from '../contract/report.ts';

const requirement = (level: Level, verdict: Verdict, rest: Partial<RequirementResult> = {}): RequirementResult => ({
  id: `a/${verdict.replace(' ', '-')}`,
  level,
  says: 'It holds.',
  source: 'here',
  verdict,
  checks: ['a/check'],
  ...rest,
});

const check = (verdict: Verdict, area = 'a'): CheckResult => ({
  ...outcomeOf(`${area}/check`),
  title: 'A check',
  area,
  requirements: [],
  verdict,
});

const input = (rest: Partial<GateInput>): GateInput => ({
  checks: [check('pass')],
  requirements: [requirement('must', 'pass')],
  strict: false,
  throttled: 0,
  errors: [],
  ...rest,
});

const musts = (...verdicts: readonly Verdict[]): Pick<GateInput, 'requirements'> => ({
  requirements: verdicts.map((verdict) => requirement('must', verdict)),
});

const bailed = { code: 'ERR_MAX_TIME', message: 'the time is over' } as const;

describe('the gate', () => {
  test.each<readonly [string, Partial<GateInput>, number]>([
    ['is open where every must holds', {}, 0],
    ['is open where something is not claimed', musts('pass', 'not applicable'), 0],
    ['is open where a should warns', { requirements: [requirement('must', 'pass'), requirement('should', 'warn')] }, 0],
    [
      'is open where a should is open',
      { requirements: [requirement('must', 'pass'), requirement('should', 'inconclusive')] },
      0,
    ],
    [
      'is open where what no check can verify was not observed',
      { requirements: [requirement('must', 'not observed', { excluded: 'why' })] },
      0,
    ],
    ['is shut by one must', musts('pass', 'fail'), 1],
    ['is shut by a must whatever else is open', musts('inconclusive', 'fail', 'not observed'), 1],
    ['is shut by a should where it is strict', { requirements: [requirement('should', 'warn')], strict: true }, 1],
    ['cannot say where a must is inconclusive', musts('pass', 'inconclusive'), 2],
    ['cannot say where a must was not observed', musts('pass', 'not observed'), 2],
    ['cannot say where nothing was run', { checks: [] }, 2],
    ['cannot say where only monitors looked on', { checks: [check('pass', 'monitors')] }, 2],
    [
      'cannot say where nothing applied',
      { checks: [check('not applicable'), check('observed')], ...musts('not applicable') },
      2,
    ],
    ['blames throttling for what is open', { ...musts('inconclusive'), throttled: 3 }, 75],
    ['takes no notice of throttling that was overcome', { throttled: 3 }, 0],
    [
      'says so where the target is gone',
      { ...musts('fail'), stopped: { code: 'ERR_TARGET_UNREACHABLE', message: 'gone' } },
      75,
    ],
    ['says so where it was interrupted', { stopped: { code: 'ERR_INTERRUPTED', message: 'interrupted' } }, 130],
    ['cannot say where a limit of the run has ended it', { ...musts('pass', 'left out'), stopped: bailed }, 2],
    ['is shut by a must that has failed before such a limit', { ...musts('fail', 'left out'), stopped: bailed }, 1],
    ['blames us for our own faults, whatever else', { ...musts('fail'), errors: ['a/check: broke'] }, 70],
  ])('%s', (_, rest, exitCode) => {
    expect(gate(input(rest)).exitCode).toBe(exitCode);
  });

  test('names what does not hold, the first of it', () => {
    const requirements = ['a/one', 'a/two', 'a/three', 'a/four'].map((id) => requirement('must', 'fail', { id }));
    expect(gate(input({ requirements })).sentence).toBe(
      'not conformant: 4 of 4 must requirements failed (a/one, a/two, a/three, …)',
    );
  });

  test('names the causes where there are findings', () => {
    const requirements = [requirement('must', 'fail', { id: 'a/one' })];
    const failed = {
      ...check('fail'),
      state: 'not-testable' as const,
      reason: 'no client could connect',
      requirements: ['a/one'],
    };
    expect(gate(input({ requirements, checks: [failed] })).sentence).toBe(
      'not conformant: 1 of 1 must requirement failed, 1 cause: no client could connect',
    );
  });

  test('names what keeps others from being judged, too, although it only warns', () => {
    const requirements = [
      requirement('must', 'fail', { id: 'a/one' }),
      requirement('should', 'warn', { id: 'a/ready' }),
    ];
    const broken = (name: string, id: string) => ({
      ...check('fail'),
      check: name,
      state: 'not-testable' as const,
      reason: name,
      requirements: [id],
    });
    const blocked = { ...check('blocked'), check: 'other', state: 'blocked' as const, blockedBy: ['a/ready'] };
    const checks = [broken('it fails', 'a/one'), { ...broken('nobody is ready', 'a/ready') }, blocked];
    expect(gate(input({ requirements, checks })).sentence).toContain(
      '2 causes (1 only warns): nobody is ready; it fails',
    );
    // Without the check that it blocks.
    expect(gate(input({ requirements, checks: checks.slice(0, 2) })).sentence).toContain(
      '2 causes (1 only warns): it fails',
    );
  });

  test('leaves no bracket open where it cuts a title', () => {
    const requirements = [requirement('must', 'fail', { id: 'a/one' })];
    const reason = `${'a long word '.repeat(7)}(in brackets that end far behind the place of the cut)`;
    const failed = { ...check('fail'), state: 'not-testable' as const, reason, requirements: ['a/one'] };
    expect(gate(input({ requirements, checks: [failed] })).sentence).toMatch(/1 cause: (?:a long word ){7}…$/);
  });

  test('names causes without any part of a key, wherever the title is cut', () => {
    const key = 'Canary of three words';
    const requirements = [requirement('must', 'fail', { id: 'a/one' })];
    for (let length = 40; length < 110; length += 1) {
      const reason = `no client could connect: ${'x '.repeat(length / 2)}${key} and more`;
      const failed = { ...check('fail'), state: 'not-testable' as const, reason, requirements: ['a/one'] };
      const redact = (text: string): string => text.replaceAll(key, '<redacted>');
      expect(gate({ ...input({ requirements, checks: [failed] }), redact }).sentence).not.toMatch(/Canary|three|words/);
    }
  });

  test('names what keeps others from being judged, each once', () => {
    const blocked = (...blockedBy: readonly string[]): CheckResult => ({ ...check('blocked'), blockedBy });
    const checks = [check('pass'), blocked('ground/connect'), blocked('ground/connect', 'ground/broadcast')];
    expect(gate(input({ ...musts('pass', 'blocked'), checks })).sentence).toBe(
      'inconclusive: 1 must requirement could not be judged (a/blocked); blocked by ground/connect, ground/broadcast',
    );
  });

  test('says what was seen of what keeps others from being judged', () => {
    const refused = finding('broadcast', {
      code: 'connect-failed',
      seen: 'refused: a page\nof HTML',
      requirements: ['a/ready'],
    });
    const warned = { ...check('warn'), check: 'ready', findings: [refused], requirements: ['a/ready'] };
    const blocked = { ...check('blocked'), check: 'other', state: 'blocked' as const, blockedBy: ['a/ready'] };
    const requirements = [...musts('pass', 'blocked').requirements, requirement('should', 'warn', { id: 'a/ready' })];
    expect(gate(input({ requirements, checks: [check('pass'), warned, blocked] })).sentence).toMatch(
      /^inconclusive: 1 must requirement could not be judged \(a\/blocked\), 1 cause \(1 only warns\): .+, seen: refused: a page of HTML$/,
    );
  });

  test('says at the end what a limit of the run has left out', () => {
    const checks = [check('pass'), check('left out')];
    expect(gate(input({ ...musts('pass', 'left out'), checks, stopped: bailed })).sentence).toBe(
      'inconclusive: nothing failed, but the run ended early: the time is over; 1 of 2 checks and 1 requirement left out',
    );
    expect(gate(input({ ...musts('fail', 'left out'), checks, stopped: bailed })).sentence).toMatch(
      /^not conformant: 1 of 1 must requirement failed .*; ended early: the time is over; 1 of 2 checks/,
    );
  });

  test('says how many have passed in part', () => {
    const partly = requirement('must', 'pass', { id: 'a/partly', unjudgedBy: ['a/other'] });
    const { requirements } = musts('pass', 'fail', 'blocked');
    expect(gate(input({ requirements: [...requirements, partly] })).sentence).toContain(
      '1 of 3 must requirements failed (1 more could not be judged, 1 passed in part)',
    );
    expect(gate(input({ requirements: [partly] }))).toEqual({
      exitCode: 0,
      sentence: 'conformant: 1 must requirement passed, none failed; 1 must requirement passed in part',
    });
  });

  test('says what it warns of', () => {
    const requirements = [requirement('must', 'pass'), requirement('should', 'warn', { id: 'a/soft' })];
    expect(gate(input({ requirements })).sentence).toBe(
      'conformant: 1 must requirement passed, none failed; 1 warning (a/soft)',
    );
  });

  test('does not count what monitors alone have seen as what was asked for', () => {
    const watched = requirement('must', 'pass', { checks: ['monitors/check'] });
    const checks = [check('warn'), check('pass', 'monitors')];
    const requirements = [watched, requirement('should', 'warn', { id: 'a/soft' })];
    expect(gate(input({ checks, requirements }))).toEqual({
      exitCode: 0,
      sentence: 'nothing failed: no must requirement was selected; 1 warning (a/soft)',
    });
  });

  test('says that the reference was judged', () => {
    expect(gate(input({ isReference: true })).sentence).toBe(
      'conformant: 1 must requirement passed, none failed; the target was the embedded reference',
    );
  });

  describe('of parts', () => {
    const merged = (of: number, ...there: readonly number[]): Partial<GateInput> => ({
      merged: { of, parts: there.map((index) => ({ index, id: 'r', startedAt: '', durationMs: 0 })) },
    });

    test.each([
      ['all there', merged(2, 1, 2), 0, /^conformant: /],
      ['one missing', merged(3, 1, 3), 2, /^incomplete: part 2 of 3 is missing$/],
      [
        'some missing, whatever the others say',
        { ...musts('fail'), ...merged(4, 2) },
        2,
        /^incomplete: parts 1, 3, 4 of 4 are missing$/,
      ],
    ])('%s', (_, merge, exitCode, sentence) => {
      const result = gate(input(merge));
      expect([result.exitCode, result.sentence]).toEqual([exitCode, expect.stringMatching(sentence)]);
    });

    const part = { index: 2, of: 3 };

    test.each([
      [
        'that holds never conforms by itself',
        musts('pass'),
        0,
        /^part 2 of 3: nothing failed: 1 must .* merge all parts/,
      ],
      ['leaves to others what it did not observe', musts('pass', 'not observed'), 0, /^part 2 of 3: nothing failed/],
      ['that fails is red', musts('pass', 'fail'), 1, /^part 2 of 3: not conformant/],
      ['cannot say what is blocked', musts('pass', 'blocked'), 2, /^part 2 of 3: inconclusive/],
    ])('one %s', (_, verdicts, exitCode, sentence) => {
      const result = gate(input({ ...verdicts, part }));
      expect([result.exitCode, result.sentence]).toEqual([exitCode, expect.stringMatching(sentence)]);
    });
  });
});
