import { describe, expect, it } from 'vitest';
import { isOlder, proofPages, withAge } from './proof-pages.ts';

const page = (commits: string): string => `# Faults\n\nEach fault is the reference.\n\n- Commit: ${commits}.\n`;

describe('a page of a proof', () => {
  it('is left alone where it speaks of the code as it is', () => {
    expect(withAge(page('abc1234, sources 0011'), '0011')).toBe(page('abc1234, sources 0011'));
  });

  it.each([
    ['the code has changed since', 'abc1234, sources 0011'],
    ['some of it was made before', 'abc1234, sources 0022 (4 mutants), def5678, sources 0011 (2 mutants)'],
    ['it does not tell', 'abc1234'],
  ])('says below its title that it is older where %s', (_why, commits) => {
    const stamped = withAge(page(commits), '0022');
    expect(stamped).toMatch(/^# Faults\n\n> The code has changed since this page was made\..*\n\nEach fault/);
    expect(isOlder(stamped)).toBe(true);
    expect(withAge(stamped, '0022')).toBe(stamped);
  });

  it('no longer says so when it has been made anew', () => {
    const stamped = withAge(page('abc1234, sources 0011'), '0022');
    expect(withAge(stamped, '0011')).toBe(page('abc1234, sources 0011'));
  });

  // Whether it says so whenever it must, is compared with the other generated pages.
  it.runIf(process.env['RELEASE'] === 'true').each(proofPages)('is not older than a release: $file', ({ render }) => {
    expect(isOlder(render())).toBe(false);
  });
});
