import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../../fixtures/hostile/listen.ts';
import { packagePath } from '../package-root.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { startService } from '../reference/start-service.ts';
import type { Report } from '../contract/report.ts';
import { spawnCli, type Ended, type SpawnedCli } from '../../fixtures/testing/spawn-cli.ts';

const key = 'canary-key-of-the-command-line-0123456789';
const someChecks = ['--only', 'broadcast/', '--seed', '1'];
let room = '';

beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-cli-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

let runs = 0;
const folder = (): string => join(room, `out-${(runs += 1)}`);

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  spawnCli(['run', '--out', folder(), ...args], { env }).ended;

const reportIn = (out: string): Report => JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;

const against = async (
  change: (correct: Policies) => Partial<Policies>,
  args: readonly string[],
): Promise<Ended & { readonly out: string }> => {
  const correct = correctPolicies();
  await using service = await startService({ accessKey: key, policies: { ...correct, ...change(correct) } });
  const out = folder();
  const env = { ASRS_CONNECTION_STRING: service.connectionString };
  return { ...(await spawnCli(['run', '--out', out, ...args], { env }).ended), out };
};

describe('the exit code is', () => {
  test('0 where all holds', async () => {
    const { code, stdout, stderr } = await run(someChecks);
    expect(stdout).toMatch(
      /\nconformant: \d+ must requirements passed, none failed; the target was the embedded reference\n$/,
    );
    expect([code, stderr]).toEqual([0, '']);
  });

  test('1 where a must does not hold, and the finding says all that is needed', async () => {
    const { code, stdout, out } = await against(
      (correct) => ({
        answer: (outcome, call, request) => {
          const answer = correct.answer(outcome, call, request);
          return call?.operation.id === 'broadcast' && answer.status === 202 ? { ...answer, status: 200 } : answer;
        },
      }),
      ['--only', 'broadcast/answers-202', '--profile', 'reference'],
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/\nnot conformant: \d+ of \d+ must requirements? failed, 1 cause: broadcast answered 200\n/);
    expect(stdout).toMatch(/\n {4}expected +/);
    expect(stdout).toMatch(/\n {4}exchange +#\d+ POST http/);
    expect(stdout).toMatch(
      /\n {4}reproduce +node \S+ --only broadcast\/\S+ --seed \d+ --target http:\S+ --profile reference --out reports\/again --no-repro\n/,
    );
    expect(stdout).toContain(`\n    script      ${join(out, 'repro')}/1-broadcast-answered-200.mjs (reproduced `);
    expect(stdout).toMatch(/\nreports {7}\S+ \(open report\.html\)\nnot conformant: .*\n$/);
    expect(reportIn(out).scripts?.[0]?.file).toBe('repro/1-broadcast-answered-200.mjs');
    expect(reportIn(out).gate.exitCode).toBe(1);
    expect(stdout + readFileSync(join(out, 'report.json'), 'utf8')).not.toContain(key);
  });

  test('2 where too little was judged', async () => {
    const { code, stdout } = await run(['--area', 'monitors']);
    expect(stdout).toMatch(/\ninconclusive: no check reached a verdict\n$/);
    expect(code).toBe(2);
  });

  test.each<readonly [string, readonly string[], NodeJS.ProcessEnv, RegExp]>([
    ['an unknown option', ['--hub', 'x'], {}, /unknown option '--hub'/],
    [
      'an unknown option with a value, which may be a key',
      ['--access-key=canary'],
      {},
      /^(?!.*canary).*unknown option '--access-key'/s,
    ],
    ['an argument that is no option', ['http://a'], {}, /too many arguments.* Name the target with --target/],
    ['a filter that matches nothing', ['--only', 'nope'], {}, /--only nope matches no check/],
    ['an area that there is not', ['--area', 'nope'], {}, /--area nope matches no check; the areas are ground, /],
    ['a seed that is no number', ['--seed', 'x'], {}, /--seed.*expected a whole number/],
    ['a factor that is none', ['--runs', '0'], {}, /--runs.*expected a number above 0/],
    ['a replay without a seed', ['--replay', 'names/group-ascii:0'], {}, /--replay/],
    [
      'a replay of a check that draws nothing',
      ['--replay', 'broadcast/x:0', '--seed', '1'],
      {},
      /is not a check with generated values/,
    ],
    [
      'a URL without a key',
      ['--target', 'http://127.0.0.1:1'],
      {},
      /no key and no token for http:\/\/127\.0\.0\.1:1; expected AccessKey in/,
    ],
    ['an empty target', ['--target', ''], {}, /--target is empty; expected a value/],
    ['an empty variable', [], { ASRS_CONNECTION_STRING: '' }, /ASRS_CONNECTION_STRING is set, but empty/],
    ['half a connection string', [], { ASRS_CONNECTION_STRING: 'Endpoint=http://a' }, /AccessKey is missing/],
    ['a profile that there is not', ['--profile', 'nope'], {}, /there is no profile "nope"/],
    ['a folder that cannot be written to', ['--out', '/dev/null/x'], {}, /cannot write the reports to/],
    ['a run over the budget', ['--runs', '1000'], {}, /the run would send about [\d,]+ messages.*lower --runs/],
    ['a profile that is a folder', ['--profile', '/'], {}, /the profile \/ is a folder; expected a \.yaml file\n$/],
    [
      'the URL of another service than the environment has a key of',
      ['--target', 'http://127.0.0.1:1'],
      { ASRS_CONNECTION_STRING: `Endpoint=http://127.0.0.1:2;AccessKey=${key}` },
      /the key in ASRS_CONNECTION_STRING is not used, since --target names another service/,
    ],
  ])('64 for %s', async (_, args, env, sentence) => {
    const { code, stderr } = await run(args, env);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(64);
  });

  test('64 for what is not this API', async () => {
    const running = await listen(createServer((_request, response) => void response.end('It works!')));
    const { code, stderr } = await run([], { ASRS_CONNECTION_STRING: `Endpoint=${running.url};AccessKey=${key}` });
    await running.close();
    expect(stderr).toMatch(/answers, but is not this API: it answers 200 to every request/);
    expect(code).toBe(64);
  });

  test('64 for a profile with a field that nobody knows', async () => {
    const file = join(room, 'mine.yaml');
    writeFileSync(file, 'name: mine\nlimits:\n  socket: 3\n');
    const { code, stderr } = await run(['--profile', file]);
    expect(stderr).toMatch(/mine\.yaml:3: \$\.limits\.socket: unknown key "socket"; allowed: sockets/);
    expect(code).toBe(64);
  });

  test('70 for what breaks in us, without a secret in what is said', async () => {
    const thrown = `setImmediate(() => { throw new Error('broke with ${key}'); })`;
    const boom = `data:text/javascript,process.on('newListener', (event) => { if (event === 'uncaughtException') ${thrown}; })`;
    const env = { ASRS_CONNECTION_STRING: `Endpoint=http://127.0.0.1:1;AccessKey=${key}` };
    const { code, stderr } = await spawnCli(['run', '--out', folder()], { env, node: ['--import', boom] }).ended;
    expect(stderr).toMatch(/internal error, please report it: broke with <redacted>/);
    expect(stderr).not.toContain(key);
    expect(code).toBe(70);
  });

  test('70 where it was never built', () => {
    cpSync(packagePath('bin'), join(room, 'bin'), { recursive: true });
    writeFileSync(join(room, 'package.json'), '{ "type": "module" }');
    const { status, stderr } = spawnSync(process.execPath, [join(room, 'bin/asrs-conformance.js')]);
    expect(stderr.toString()).toMatch(/has not been built/);
    expect(status).toBe(70);
  });

  test('75 where nobody listens', async () => {
    const out = folder();
    const args = ['run', '--out', out, '--target', 'http://127.0.0.1:1', '--key', key, '--formats', 'junit'];
    const { code, stdout, stderr } = await spawnCli(args).ended;
    expect(stdout.endsWith(`\nreports       ${out}\n`)).toBe(true);
    expect(stderr).toBe('asrs-conformance: nothing is listening at http://127.0.0.1:1\n');
    expect(code).toBe(75);
    const sentence = 'ended early: nothing is listening at http://127.0.0.1:1';
    expect(reportIn(out)).toMatchObject({
      run: { complete: false, stopped: { code: 'ERR_TARGET_UNREACHABLE' } },
      gate: { exitCode: 75, sentence },
      checks: [],
    });
    const junit = readFileSync(join(out, 'junit.xml'), 'utf8');
    expect(junit).toContain('tests="1" failures="1"');
    expect(junit).toContain(`<failure message="${sentence}" type="exit-code-75">`);
    expect(readdirSync(out)).not.toContain('.asrs-conformance.lock');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('130 after %s, with what was seen by then', async (signal) => {
    const { code, stdout, stderr, out } = await interrupted(signal);
    expect(stderr).toBe('interrupted: cleaning up (interrupt again to exit at once)\n');
    expect(stdout).toMatch(/\nended early: interrupted\n$/);
    expect(code).toBe(130);
    const { run, checks } = reportIn(out);
    expect(run).toMatchObject({ complete: false, stopped: { code: 'ERR_INTERRUPTED' } });
    expect(checks.some(({ verdict }) => verdict === 'left out')).toBe(true);
  });
});

/** Interrupts a run at its first message; from then on nothing is delivered, so that it cannot end by itself before. */
const interrupted = async (signal: NodeJS.Signals): Promise<Ended & { readonly out: string }> => {
  let child: SpawnedCli['child'] | undefined;
  const correct = correctPolicies();
  const audience: Policies['audience'] = (hub, call) => {
    if (!/\bm\.r\w+\.\d+\./.test(call.invocation?.arguments ?? '')) return correct.audience(hub, call);
    // Once: a second one would end the run at once.
    child?.kill(signal);
    child = undefined;
    return [];
  };
  await using service = await startService({ accessKey: key, policies: { ...correct, audience } });
  const out = folder();
  const env = { ASRS_CONNECTION_STRING: service.connectionString };
  const spawned = spawnCli(['run', '--out', out, '--only', 'broadcast/'], { env });
  child = spawned.child;
  return { ...(await spawned.ended), out };
};
