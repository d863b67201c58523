import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../fixtures/testing/example-report.ts';
import { formats } from './formats/index.ts';
import { prepareFormats, prepareReports } from './report-folder.ts';
import { writeReports } from './write-reports.ts';

let room = '';
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-report-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

describe('the folder of a run', () => {
  test('loses what an earlier run left of ours, and nothing else', async () => {
    await writeReports(room, [report], formats);
    mkdirSync(join(room, 'repro'));
    for (const name of ['repro/1.mjs', 'bundle.gz', 'mine.txt']) writeFileSync(join(room, name), 'old');
    await prepareReports(room, formats);
    expect(readdirSync(room)).toEqual(['mine.txt']);
  });

  test.each(['repro', 'badge', 'allure-results'])('keeps all where %s is of somebody else', async (name) => {
    mkdirSync(join(room, name));
    for (const file of [`${name}/mine`, 'report.json', 'junit.xml']) writeFileSync(join(room, file), 'mine');
    await expect(prepareReports(room, formats)).rejects.toMatchObject({
      code: 'ERR_USAGE',
      message: expect.stringContaining(`${join(room, name)} was not written by an earlier run`) as string,
    });
    expect(readdirSync(join(room, name))).toEqual(['mine']);
    expect(readdirSync(room).toSorted()).toEqual(['junit.xml', name, 'report.json'].toSorted());
  });

  test('keeps what was not asked for where formats are made of a stored report', async () => {
    await writeReports(room, [report], formats);
    mkdirSync(join(room, 'repro'));
    for (const name of ['repro/1.mjs', 'bundle.gz']) writeFileSync(join(room, name), 'old');
    const all = readdirSync(room);
    await prepareFormats(
      room,
      formats.filter(({ name }) => name === 'json' || name === 'allure'),
    );
    expect(readdirSync(room)).toEqual(all.filter((name) => name !== 'allure-results'));
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
