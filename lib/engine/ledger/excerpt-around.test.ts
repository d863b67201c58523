import { describe, expect, test } from 'vitest';
import { excerptAround } from './excerpt-around.ts';

const long = 'a'.repeat(1000);

describe('the excerpt of a text', () => {
  test('is all of a short one', () => expect(excerptAround('abc', 'abd')).toBe('abc'));

  test('shows the place where it differs from another, however far into it', () => {
    const excerpt = excerptAround(`${long}here${long}`, `${long}there${long}`);
    expect(excerpt).toMatch(/^…a{100}here/);
    expect(excerpt.length).toBeLessThan(310);
  });

  test('ends with the text', () => expect(excerptAround(`${long}b`, long)).toMatch(/^…a{100}b$/));
  test('begins with the text', () => expect(excerptAround(`b${long}`, long)).toMatch(/^ba+…$/));
});
