import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleReport } from '../../fixtures/testing/example-report.ts';
import { readReport } from './read-report.ts';
import { verdictWords } from './verdict-words.ts';

let room = '';
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-read-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const written = (text: string): string => {
  const file = join(room, 'report.json');
  writeFileSync(file, text);
  return file;
};

describe('a stored report', () => {
  test('is read as it was written', async () => {
    const stored = JSON.stringify(exampleReport);
    expect(await readReport(written(stored))).toEqual(JSON.parse(stored));
  });

  test.each(Object.keys(verdictWords))('may have a check with the verdict "%s"', async (verdict) => {
    const stored = JSON.stringify({ ...exampleReport, checks: [{ ...exampleReport.checks[0], verdict }] });
    expect((await readReport(written(stored))).checks[0]?.verdict).toBe(verdict);
  });

  test.each([
    ['that is no JSON', 'no', /report\.json: is not JSON \(.*expected the report\.json of a run$/],
    ['of another kind', '{}', /is not a report: \$\.format: /],
    [
      'with a verdict that there is not',
      JSON.stringify({ ...exampleReport, checks: [{ ...exampleReport.checks[0], verdict: 'green' }] }),
      /is not a report: \$\.checks\[0\]\.verdict: .*"pass"/,
    ],
  ])('is refused: a file %s', async (_, text, message) => {
    const reading = readReport(written(text));
    await expect(reading).rejects.toMatchObject({ code: 'ERR_USAGE' });
    await expect(reading).rejects.toThrow(message);
  });

  test('is refused where it cannot be read', async () => {
    await expect(readReport(join(room, 'none.json'))).rejects.toThrow(/none\.json: cannot be read \(ENOENT\)/);
    await expect(readReport(room)).rejects.toThrow(/cannot be read \(EISDIR\)/);
  });
});
