import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packagePath } from '../package-root.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { loadProfile } from '../target/load-profile.ts';
import { runScript } from './run-script.ts';

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-run-script-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const base = 'http://127.0.0.1:1';
const target = {
  restBase: base,
  clientBase: base,
  catalogue: v1,
  accessKey: 'none',
  profile: loadProfile('reference'),
};

test.each([
  [[], 'does not show'],
  [[{ step: 1, code: 'status' }], 'shows'],
])('what the end of a script says is understood: %j', async (seen, ended) => {
  const runtime = pathToFileURL(packagePath('lib/repro/runtime/service.js')).href;
  const frames = ['{"type":6}', '{"type":1}', JSON.stringify({ type: 1, arguments: ['x'.repeat(3000)] })];
  const file = join(room, `${ended}.mjs`);
  writeFileSync(
    file,
    `import { conclude } from '${runtime}';
conclude({ clients: new Map([['ann', { frames: ${JSON.stringify(frames)} }]]), seen: ${JSON.stringify(seen)}, sought: {} });`,
  );
  expect(await runScript(file, target, AbortSignal.timeout(20_000))).toEqual({ ended, messages: 3 });
});

test('a last line that is too long to be kept is not shown in part: what a cut leaves of a key would not be recognised', async () => {
  const file = join(room, 'long.mjs');
  writeFileSync(file, "console.log('Could not be run: ' + 'key '.repeat(5000)); process.exitCode = 2;");
  const { ended } = await runScript(file, target, AbortSignal.timeout(20_000));
  expect(ended).toEqual({ reason: 'its last line is too long to be shown' });
});
