import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../../fixtures/testing/example-report.ts';
import { timingFrom } from '../../run/calibrate.ts';
import { writeScript } from '../../repro/write-script.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { loadProfile } from '../../target/load-profile.ts';
import { formats } from '../formats/index.ts';
import { writeReports } from '../write-reports.ts';
import { ownNames } from './own-names.ts';
import { refuseForeign } from './refuse-foreign.ts';

let room = '';
const put = (name: string, text: string | Buffer): void => {
  mkdirSync(dirname(join(room, name)), { recursive: true });
  writeFileSync(join(room, name), text);
};
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-foreign-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const profile = loadProfile('reference');
const restBase = 'http://127.0.0.1:8888';
const script = writeScript({
  steps: [],
  title: 'broadcast answered 200',
  lines: [['seen', '200\nRun it: elsewhere']],
  file: '1-broadcast-answered-200.mjs',
  target: { restBase, clientBase: restBase, catalogue: v1, accessKey: 'k', profile },
  timing: timingFrom(profile, { roundTripMs: 1, connectMs: 2, deliveryMs: 3, effects: { join: 4 } }),
  runId: 'rid',
});
const bundle = gzipSync(`${JSON.stringify({ format: 1, suite: { version: '1.0.0' } })}\n${'x'.repeat(100_000)}`);

describe('what an earlier run has left', () => {
  test.each(formats.filter(({ name }) => name !== 'json').map((format) => [format.writes, format] as const))(
    'is known by itself: %s',
    async (writes, format) => {
      await writeReports(room, [report], [format]);
      await expect(refuseForeign(room, [writes])).resolves.toBeUndefined();
    },
  );

  test('is known by itself: scripts and bundle', async () => {
    put(`${ownNames.scripts}/1.mjs`, script);
    put(ownNames.bundle, bundle);
    await expect(refuseForeign(room, Object.values(ownNames))).resolves.toBeUndefined();
  });

  test('is known by a report of ours beside it, and so is an empty folder', async () => {
    put('repro/notes.txt', 'as seen on Monday');
    put('bundle.gz', 'half');
    mkdirSync(join(room, 'badge'));
    await expect(refuseForeign(room, ['badge'])).resolves.toBeUndefined();
    await expect(refuseForeign(room, ['repro'])).rejects.toThrow('was not written by an earlier run');
    await writeReports(room, [report], formats.slice(0, 1));
    await expect(refuseForeign(room, ['repro', 'badge', 'bundle.gz'])).resolves.toBeUndefined();
  });
});

describe('what somebody else has made is refused', () => {
  test.each([
    [
      'repro',
      'repro/issue-7.mjs',
      '#!/usr/bin/env node\n// Shows issue 7.\nconsole.log("Run it: ASRS_KEY=x node y");\n',
    ],
    ['repro', 'repro/README.md', 'How to reproduce.'],
    ['repro', 'repro/deeper.mjs/index.mjs', script],
    ['badge', 'badge/badge.svg', '<svg/>'],
    ['badge', 'badge/badge.json', '{ "schemaVersion": 1, "label": "coverage" }'],
    ['allure-results', 'allure-results/x-result.json', '{}'],
    ['allure-results', 'allure-results/environment.properties', 'node = v20\n'],
    ['junit.xml', 'junit.xml/part-1.xml', '<x/>'],
    ['bundle.gz', 'bundle.gz', gzipSync('of a web page')],
    ['bundle.gz', 'bundle.gz/x', 'x'],
  ])('%s: %s', async (name, file, text) => {
    put('report.json', '{ "format": 1, "suite": { "name": "of somebody else" } }');
    put(file, text);
    await expect(refuseForeign(room, [name])).rejects.toMatchObject({
      code: 'ERR_USAGE',
      message: `${join(room, name)} was not written by an earlier run, and the reports would replace it; move it away, or name another folder with --out`,
    });
  });

  test('a file of ours beside those of somebody else does not make them ours', async () => {
    put('repro/1.mjs', script);
    put('repro/mine.mjs', 'export {};\n');
    await expect(refuseForeign(room, ['repro'])).rejects.toThrow('move it away');
  });

  test('a folder where a file of ours belongs, beside a report of ours too', async () => {
    await writeReports(room, [report], formats.slice(0, 1));
    put('bundle.gz/mine', 'x');
    await expect(refuseForeign(room, ['bundle.gz'])).rejects.toThrow('move it away');
  });
});
