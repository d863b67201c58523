import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../fixtures/testing/example-report.ts';
import { formats } from './formats/index.ts';
import { prepareReports } from './report-folder.ts';
import { writeReports } from './write-reports.ts';

let room = '';
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-report-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

describe('the folder of a run', () => {
  test('loses what an earlier run left of ours, and nothing else', async () => {
    mkdirSync(join(room, 'allure-results'));
    for (const name of ['report.json', 'junit.xml', 'summary.md', 'allure-results/x.json', 'mine.txt'])
      writeFileSync(join(room, name), 'old');
    await prepareReports(room, formats);
    expect(readdirSync(room)).toEqual(['mine.txt']);
  });

  test('has to be one that can be written to', async () => {
    writeFileSync(join(room, 'file'), '');
    await expect(prepareReports(join(room, 'file', 'x'), formats)).rejects.toMatchObject({ code: 'ERR_USAGE' });
    await expect(writeReports(join(room, 'nowhere'), [report], formats)).rejects.toThrow(
      /^cannot write the reports to/,
    );
  });

  test.runIf(process.platform === 'linux')(
    'is refused where no folder can be made, and nobody waits for ever',
    async () => {
      await expect(prepareReports('/proc/asrs-conformance/out', formats)).rejects.toThrow(
        /^cannot write the reports to/,
      );
    },
  );

  test('is made with those above it, also by two at once', async () => {
    const folder = join(room, 'a', 'b');
    await Promise.all([prepareReports(folder, formats), prepareReports(folder, formats)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('holds the report as it is', async () => {
    await writeReports(room, [report], formats);
    expect(JSON.parse(readFileSync(join(room, 'report.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(report)));
  });
});
