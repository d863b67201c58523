import { describe, expect, it } from 'vitest';
import { createTestsOf } from './tests-of.ts';

const testsOf = createTestsOf();
const namesOf = (...args: Parameters<typeof testsOf>): readonly string[] => testsOf(...args).map(({ test }) => test);

describe('the self-tests that concern a file', () => {
  it('begin with its own', () => {
    expect(namesOf('lib/contract/quantity.ts')[0]).toBe('lib/contract/quantity.test.ts');
  });

  it('run it, however far away they are', () => {
    const names = namesOf('lib/engine/silence/prove-silence.ts');
    expect(names).toContain('lib/engine/loss.test.ts');
    expect(names).not.toContain('lib/contract/quantity.test.ts');
  });

  it('are not those of proofs, of the page and of the reference', () => {
    expect(namesOf('lib/contract/group-by.ts').filter((name) => /^lib\/(?:proof|page|reference)\//.test(name))).toEqual(
      [],
    );
  });

  it('are also those that start the command line, which say so', () => {
    const known = testsOf('lib/cli/main.ts');
    expect(known.filter(({ startsCommandLine }) => !startsCommandLine)).toEqual([]);
    expect(known.map(({ test }) => test)).toContain('lib/cli/known/known.test.ts');
  });

  it('begin with those that name the command, where they start the command line', () => {
    const [first = '', second = ''] = testsOf('lib/cli/plan-command.ts').map(({ test }) => test);
    expect([first, second]).toContain('lib/cli/small-mistakes.test.ts');
    expect(namesOf('lib/cli/plan-command.ts').slice(0, 3)).toContain('lib/cli/commands.test.ts');
  });

  it('come later where they take long', () => {
    const [first = ''] = namesOf('lib/engine/silence/prove-silence.ts');
    const slow = namesOf('lib/engine/silence/prove-silence.ts', (test) => (test === first ? 100_000 : 100));
    expect(slow.indexOf(first)).toBeGreaterThan(3);
  });
});
