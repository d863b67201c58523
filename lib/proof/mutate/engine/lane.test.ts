import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFile } from '../../../package-root.ts';
import { findMutants } from '../find-mutants.ts';
import type { Mutant } from '../mutant.ts';
import { openLane, type Lane } from './lane.ts';

const file = 'contract/quantity.ts';
const source = readFileSync(packageFile(`lib/${file}`), 'utf8');
const folder = packageFile('dist/engine-mutants-of-a-test/');
const test = { test: 'lib/contract/quantity.test.ts', startsCommandLine: false };

const swapped = (): Mutant => {
  const found = findMutants(file, source).find(({ id }) => id.includes('===') || id.includes('condition'));
  if (found === undefined) throw new Error('nothing to be changed');
  return found;
};

describe('a copy of the package in which a mutant is planted', () => {
  let lane: Lane;
  beforeAll(async () => {
    lane = await openLane(folder);
    // A busy disk takes long to copy a package.
  }, 60_000);
  afterAll(async () => {
    await lane[Symbol.asyncDispose]();
  });

  it('fails a test that passes without the mutant, and leaves the checkout alone', async () => {
    expect(await lane.runTest(test, 60_000)).not.toHaveProperty('failed');
    await lane.plant(swapped());
    expect(await lane.runTest(test, 60_000)).toHaveProperty('failed');
    expect(readFileSync(packageFile(`lib/${file}`), 'utf8')).toBe(source);
    await lane.plant(undefined);
    expect(await lane.runTest(test, 60_000)).not.toHaveProperty('failed');
  });

  it('ends a mutant that never comes to an end', async () => {
    const end = source.length;
    await lane.plant({ id: 'for ever', file, line: 1, start: end, end, replacement: '\nfor (;;);\n' });
    expect(await lane.runTest(test, 4000)).toMatchObject({ failed: 'it did not come to an end' });
    await lane.plant(undefined);
    expect(await lane.runTest(test, 60_000)).not.toHaveProperty('failed');
  });

  it('refuses what is no program', async () => {
    const broken = { id: 'broken', file, line: 1, start: 0, end: 0, replacement: 'const = ;' };
    await expect(lane.plant(broken)).rejects.toThrow(SyntaxError);
  });
});

it('a copy that is given up ends what runs in it, and starts nothing more', async () => {
  const lane = await openLane(packageFile('dist/engine-mutants-given-up/'));
  expect(await lane.runTest(test, 60_000)).not.toHaveProperty('failed');
  const running = lane.runTest(test, 60_000);
  await lane[Symbol.asyncDispose]();
  expect(await running).toHaveProperty('failed');
  await expect(lane.runTest(test, 60_000)).rejects.toThrow('the lane is closed');
});
