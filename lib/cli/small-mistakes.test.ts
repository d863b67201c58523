import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packagePath } from '../package-root.ts';
import { spawnCli } from '../../fixtures/testing/spawn-cli.ts';

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-small-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('a word that is no command', () => {
  test.each([
    ['runn', /^asrs-conformance: there is no command runn; did you mean run\?\n$/],
    ['pln', /there is no command pln; did you mean plan\?/],
    [
      'xyzzy',
      /there is no command xyzzy; expected run, certify, judge, plan, list, render, merge, compare, serve, help\n$/,
    ],
    ['http://a', /the first argument is no command; name the target with --target/],
    ['Endpoint=http://a;AccessKey=canary', /name the target with --target/],
  ])('is refused: %s', async (word, sentence) => {
    const { code, stderr } = await spawnCli([word]).ended;
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('canary');
    expect(code).toBe(64);
  });
});

describe('a mistake in an option', () => {
  test.each([
    [['--hub', 'x'], 'run'],
    [['run', '--hub', 'x'], 'run'],
    [['compare', 'a.json'], 'compare'],
    [['serve', 'x'], 'serve'],
  ])('names the help of its command: %j', async (args, command) => {
    const { code, stderr } = await spawnCli(args).ended;
    expect(stderr).toMatch(new RegExp(`^error: [^]*\\(see asrs-conformance ${command} --help\\)\n$`));
    expect(stderr).not.toContain('--target');
    expect(code).toBe(64);
  });
});

describe('plan', () => {
  test.each([
    ['an empty variable', [], { ASRS_CONNECTION_STRING: '' }],
    ['a URL without a key', ['--target', 'http://127.0.0.1:1'], {}],
  ])('sends nothing, so that %s is enough', async (_, args, env) => {
    const { code, stdout, stderr } = await spawnCli(['plan', '--only', 'broadcast/in-order', ...args], { env }).ended;
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^profile /);
    expect(code).toBe(0);
  });
});

test.each([['# nothing\n'], ['{}\n']])('a profile without a field is refused: %j', async (text) => {
  const file = join(room, 'mine.yaml');
  writeFileSync(file, text);
  const { code, stderr } = await spawnCli(['plan', '--profile', file]).ended;
  expect(stderr).toMatch(/mine\.yaml is empty; expected at least one field/);
  expect(code).toBe(64);
});

test.runIf(process.platform !== 'win32')(
  'a reader that leaves after one line does not change how a run ends',
  async () => {
    const line = `"${process.execPath}" "${packagePath('bin/asrs-conformance.js')}" run --out "${join(room, 'out')}" --only broadcast/answers-202`;
    const shell = spawn('bash', ['-c', `${line} | head -1; echo "ended with \${PIPESTATUS[0]}"`], {
      env: { PATH: process.env['PATH'] },
    });
    let output = '';
    shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await once(shell, 'close');
    expect(output).toMatch(/^target .*\nended with 0\n$/);
  },
);
