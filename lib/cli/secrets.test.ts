import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEchoTarget, type EchoTarget } from '../../fixtures/hostile/echo-target.ts';
import { listen } from '../../fixtures/hostile/listen.ts';
import { findSecrets } from '../../fixtures/testing/find-secrets.ts';
import { runCli, type CliOptions, type CliRun } from '../../fixtures/testing/run-cli.ts';
import type { Report } from '../contract/report.ts';

/** With all that writers escape, each in its way. */
const accessKey = 'Canary+Key/7 "of"\\<é&ñ>=q8Zt0vLw3XkRb6NyJd1Gs5HfPc9MuTe2AiWo==';
const bearerToken = 'canary~opaque.token+of/no=structure-0123456789-abcdefghijklmnop';
const short = [
  '--only',
  'broadcast/',
  'connections/',
  'clients/negotiate',
  'auth/broadcast',
  'auth/connect',
  'auth/negotiate',
  'auth/close-connection',
  '--runs',
  '0.1',
];
const everything = 300_000;

type Send = (signal: NodeJS.Signals) => void;

const stringFor = (url: string, key = accessKey): string => `Endpoint=${url};AccessKey=${key};Version=1.0;`;

const reportOf = async ({ folder }: CliRun): Promise<Report> =>
  JSON.parse(await readFile(join(folder, 'reports/out/report.json'), 'utf8')) as Report;

/** Acts once, when it has written that. */
const onceThereIs = (text: RegExp, act: (send: Send) => void): CliOptions['onOutput'] => {
  let done = false;
  return (output, send) => {
    if (done || !text.test(output)) return;
    done = true;
    act(send);
  };
};

/** Tokens are told by their signatures. */
const signatures = (tokens: Iterable<string>): readonly string[] =>
  [...tokens].map((token) => token.split('.')[2] ?? '').filter(({ length }) => length >= 20);

const run = (target: EchoTarget, args: readonly string[], options: CliOptions = {}): Promise<CliRun> =>
  runCli(['run', ...args], { ...options, env: { ASRS_CONNECTION_STRING: stringFor(target.url), ...options.env } });

describe.concurrent('keys and tokens are nowhere in what a run writes', { timeout: everything }, () => {
  let correct: EchoTarget;
  let wrong: EchoTarget;
  let scripts: string;

  beforeAll(async () => {
    scripts = await mkdtemp(join(tmpdir(), 'asrs-crash-'));
    correct = await startEchoTarget({ accessKey, bearerToken, correct: true });
    wrong = await startEchoTarget({ accessKey, bearerToken, correct: false });
  });
  afterAll(() => Promise.all([correct.close(), wrong.close(), rm(scripts, { recursive: true })]));

  const clean = async (outcome: CliRun): Promise<void> => {
    const made = signatures([...correct.tokens, ...wrong.tokens]);
    expect(await findSecrets(outcome, [accessKey, bearerToken], made)).toEqual([]);
    expect(outcome.output).not.toContain('eyJ');
  };

  // Alone: beside the others even a correct service is too slow to be sure of.
  test.sequential('when it passes', async () => {
    await using outcome = await run(correct, short);
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(correct.tokens.size).toBeGreaterThan(20);
    expect(await reportOf(outcome)).toMatchObject({ gate: { exitCode: 0 } });
    await clean(outcome);
  });

  test.sequential('when it passes by a bearer token', async () => {
    await using outcome = await run(correct, ['--area', 'broadcast'], { env: { ASRS_TOKEN: bearerToken } });
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(correct.tokens).toContain(bearerToken);
    await clean(outcome);
  });

  test('when it fails', async () => {
    // It closes, refuses and hangs at random, so that it is the limit that ends some runs.
    const limited = [...short, '--token', bearerToken, '--max-time', '60s'];
    await using outcome = await run(wrong, limited, { withinMs: 240_000 });
    // It errs by the number of a request: which checks fail, and whether others are blocked by them, is chance.
    expect([1, 2]).toContain(outcome.exitCode);
    // It was told, and told again: otherwise this proves nothing.
    expect(outcome.output).toContain('<redacted>');
    const report = JSON.stringify(await reportOf(outcome));
    for (const word of ['x-token', 'accessToken', '\\"note']) expect(report).toContain(word);
    await clean(outcome);
  });

  test('when it is interrupted', async () => {
    await using outcome = await run(wrong, [], {
      // Not at a line of progress: where nothing can be prepared, a run may be over before the first.
      onOutput: onceThereIs(/^forecast /m, (send) => send('SIGINT')),
    });
    expect(outcome).toMatchObject({ exitCode: 130 });
    expect(await reportOf(outcome)).toMatchObject({ run: { complete: false } });
    await clean(outcome);
  });

  test.each([
    ['the command line', 'w.isMainThread'],
    ['the thread of the checks', '!w.isMainThread'],
  ])('when %s crashes', async (_what, where) => {
    const secrets =
      '${process.env.ASRS_CONNECTION_STRING} ${Buffer.from(process.env.ASRS_CONNECTION_STRING).toString("base64")}';
    // At the third request of that thread: in the middle of its work, however fast the machine.
    const crash = `let sent = 0;
      if (${where}) subscribe('undici:client:sendHeaders', () => {
        if ((sent += 1) === 3) throw new Error(\`crashed with ${secrets}\`);
      });`;
    const script = join(scripts, `${where.length}.mjs`);
    const imports = `import * as w from 'node:worker_threads'; import { subscribe } from 'node:diagnostics_channel';`;
    await writeFile(script, `${imports} ${crash}`);
    await using outcome = await run(correct, short, { env: { NODE_OPTIONS: `--import ${script}` } });
    expect(outcome).toMatchObject({ exitCode: 70 });
    expect(outcome.output).toContain('internal error');
    await clean(outcome);
  });

  const unusual = 'Endpoint=http://127.0.0.1:1;AccessKey';

  test.each<[string, number, readonly string[], NodeJS.ProcessEnv]>([
    ['the key is another', 64, [], { ASRS_CONNECTION_STRING: '<url>' }],
    ['nobody is there', 75, ['--target', `${unusual}=${accessKey}`], {}],
    ['the target is another API', 64, ['--target', `Endpoint=<other>;AccessKey=${accessKey}`], {}],
    ['a separator is wrong', 64, ['--target', `Endpoint=http://127.0.0.1:1,AccessKey=${accessKey}`], {}],
    ['the equals sign is missing', 64, ['--target', `${unusual} ${accessKey}`], {}],
    ['the endpoint is a key', 64, ['--target', `Endpoint=${accessKey};AccessKey=${accessKey}`], {}],
    ['the port is a key', 64, ['--target', `${unusual}=${accessKey};Port=${accessKey}`], {}],
    ['the URL has a password', 64, ['--target', `http://user:${encodeURIComponent(accessKey)}@127.0.0.1:1`], {}],
    ['the URL has a query', 64, ['--target', `http://127.0.0.1:1/?code=${encodeURIComponent(accessKey)}`], {}],
    ['the variable is broken', 64, [], { AzureSignalRConnectionString: `Endpoint=x;AccessKey=${accessKey}` }],
    ['there is no such profile', 64, ['--key', accessKey, '--profile', 'none', '--target', 'http://127.0.0.1:1'], {}],
    ['there is no such option', 64, [`--kye=${accessKey}`], {}],
    ['there is no such option, and more lines than one', 64, [`--tokens=\n${bearerToken}\n`], {}],
    ['there is no option of such a name', 64, [`--asrs:key=${accessKey}`], {}],
    ['a value is no number', 64, ['--token', bearerToken, '--seed', bearerToken], {}],
    ['nothing else is given', 64, [], { ASRS_TOKEN: bearerToken, ASRS_CONNECTION_STRING: '' }],
  ])('when %s', async (_what, exitCode, args, env) => {
    const other = await listen(
      createServer(({ headers }, response) => response.writeHead(404).end(`${accessKey} ${headers.authorization}`)),
    );
    const string = `Endpoint=${correct.url};AccessKey=another-${accessKey}`;
    const named = args.map((text) => text.replace('<other>', other.url));
    const variables = env['ASRS_CONNECTION_STRING'] === '<url>' ? { ASRS_CONNECTION_STRING: string } : env;
    await using outcome = await runCli(['run', ...named], { env: variables });
    await other.close();
    expect(outcome).toMatchObject({ exitCode });
    expect(outcome.output).toMatch(/\S/);
    await clean(outcome);
  });
});
