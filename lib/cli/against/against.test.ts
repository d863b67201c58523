import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultsNamed } from '../../../fixtures/composites/faults-named.ts';
import { aroundReference } from '../../../fixtures/hostile/around-reference.ts';
import { runCli, type CliOptions, type CliRun } from '../../../fixtures/testing/run-cli.ts';
import { spawnCli } from '../../../fixtures/testing/spawn-cli.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import { withFaults } from '../../reference/service-fault.ts';
import { startService, type Service } from '../../reference/start-service.ts';
import type { Report } from '../../contract/report.ts';
import type { AgainstReport } from '../../report/against/against-report.ts';

const accessKey = 'canary-key-of-the-target-0123456789';
const otherKey = 'canary-key-of-the-second-service-0123456789';

const startWrong = (fault: string): Promise<Service> =>
  startService({ accessKey, ...withFaults(faultsNamed([fault]), correctPolicies()) });

const startWith = (change: (correct: Policies) => Partial<Policies>): Promise<Service> => {
  const correct = correctPolicies();
  return startService({ accessKey, policies: { ...correct, ...change(correct) } });
};

const reportOf = ({ folder }: CliRun): AgainstReport =>
  JSON.parse(readFileSync(join(folder, 'reports/out/differences.json'), 'utf8')) as AgainstReport;

/** Where the second round begins. */
const again = 'again, what differed';

const profiles = ['--profile', 'reference', '--against-profile', 'reference'];

const compare = (service: Service, ...only: readonly string[]): Promise<CliRun> =>
  runCli(['run', '--against', 'reference', ...profiles, '--seed', '5', '--only', ...only], {
    env: { ASRS_CONNECTION_STRING: service.connectionString },
  });

describe('run --against', { timeout: 300_000 }, () => {
  /** How far the clock that stamps files may lag behind the one that programs read (a tick of the kernel), in ms. */
  const fileClockTick = 10;

  test('finds no difference between two references, and says when either run began, as the times in its files are', async () => {
    await using run = await runCli([
      'run',
      '--against',
      'reference',
      '--only',
      'broadcast/',
      'auth/broadcast',
      'users/send',
    ]);
    expect(run.output).toMatch(/\nno difference in \d+ steps of \d+ checks\n$/);
    expect(run.exitCode).toBe(0);
    expect(reportOf(run)).toMatchObject({ differences: [], unsteady: [], rounds: 1, exitCode: 0 });
    for (const side of ['target', 'against']) {
      const file = join(run.folder, 'reports/out', side, 'report.json');
      const { startedAt, durationMs } = (JSON.parse(readFileSync(file, 'utf8')) as Report).run;
      expect(Date.parse(startedAt) + durationMs).toBeLessThanOrEqual(statSync(file).mtimeMs + fileClockTick);
    }
  });

  test.each([
    [
      'groups/excluded-ignored',
      'groups/send',
      'sendToGroup: received by a, ann-too, b, against ann-too, b',
      'POST /api/v1/hubs/main/groups/red?excluded=<a>',
    ],
    [
      'payloads/numbers-as-text',
      'payloads/any-numbers',
      'sendToConnection: message $.arguments[0]: sent',
      'POST /api/v1/hubs/main/connections/<',
    ],
  ])('lists %s once, with the smallest request', async (fault, only, title, request) => {
    await using service = await startWrong(fault);
    await using run = await compare(service, only);
    const { differences, rounds } = reportOf(run);
    expect(differences.map((one) => one.title)).toEqual([expect.stringContaining(title) as string]);
    const { smallest, requirements } = differences[0]!;
    expect(`${smallest.request?.method} ${smallest.request?.path}`).toContain(request);
    expect(requirements).not.toEqual([]);
    expect([run.exitCode, rounds]).toEqual([1, 2]);
    expect(readFileSync(join(run.folder, 'reports/out/differences.md'), 'utf8')).toMatch(
      /^## Two services compared\n\n\*\*different: 1 difference in/,
    );
  });

  test('lists what no requirement judges: errors that name another code', async () => {
    const headers = { 'content-type': 'application/json' };
    await using service = await startWith(({ answer }) => ({
      answer: (...given) => {
        const right = answer(...given);
        return right.status < 400 ? right : { ...right, headers, body: '{"code":"Own.Error"}' };
      },
    }));
    await using run = await compare(service, 'broadcast/', 'users/existence');
    const { target, differences } = reportOf(run);
    expect(target.exitCode).toBe(0);
    expect(differences).toMatchObject([{ aspect: 'body', target: 'JSON: code', against: 'empty', requirements: [] }]);
    expect([run.exitCode, run.output.includes('judged by no requirement')]).toEqual([1, true]);
  });

  test('takes the key of the second service from a variable of its own, and prints none', async () => {
    await using one = await startService({ accessKey });
    await using other = await startService({ accessKey: otherKey });
    const args = ['run', '--against', other.url, '--only', 'broadcast/answers-202'];
    const env = { ASRS_CONNECTION_STRING: one.connectionString, ASRS_AGAINST_KEY: otherKey };
    await using run = await runCli(args, { env });
    await using keyless = await runCli(args, { env: { ASRS_CONNECTION_STRING: one.connectionString } });
    const asString = [...args.slice(0, 2), other.connectionString, ...args.slice(3)];
    await using named = await runCli(asString, { env: { ASRS_CONNECTION_STRING: one.connectionString } });
    const written = ['differences.json', 'differences.md', 'target/report.json', 'against/report.json'].map((file) =>
      readFileSync(join(run.folder, 'reports/out', file), 'utf8'),
    );
    for (const text of [run.output, named.output, keyless.output, ...written]) {
      expect(text).not.toContain(accessKey);
      expect(text).not.toContain(otherKey);
    }
    expect([run.exitCode, named.exitCode, keyless.exitCode]).toEqual([0, 0, 64]);
    expect(keyless.output).toContain('expected AccessKey in the connection string, ASRS_AGAINST_KEY or');
  });

  test.each([
    [['--shard', '1/2'], '--shard and --against exclude each other'],
    [['--known', 'x.yaml'], '--known and --against exclude each other'],
    [['--against', ''], '--against is empty'],
  ])('refuses %o', async (more, sentence) => {
    const { code, stderr } = await spawnCli(['run', '--against', 'reference', ...more]).ended;
    expect(stderr).toContain(sentence);
    expect(code).toBe(64);
  });

  test('leaves a report of the service that cannot be reached', async () => {
    await using run = await runCli(['run', '--only', 'broadcast/answers-202', '--against', 'http://127.0.0.1:1'], {
      env: { ASRS_AGAINST_KEY: otherKey },
    });
    expect(run.exitCode).toBe(75);
    const left = JSON.parse(readFileSync(join(run.folder, 'reports/out/against/report.json'), 'utf8')) as object;
    expect(left).toMatchObject({ gate: { exitCode: 75 } });
  });
});

describe('run --against whose second round ends early', { timeout: 300_000 }, () => {
  const title = expect.stringContaining('sendToUser: status 200, against 202') as string;

  /** Compares a service with a fault with `url`, or with the embedded reference. */
  const compareUntil = async (
    act: (service: Service) => CliOptions,
    { url = 'reference' }: { readonly url?: string } = {},
  ): Promise<CliRun> => {
    await using service = await startWrong('users/send-answers-200');
    const args = ['run', '--against', url, ...profiles, '--seed', '5', '--only', 'users/send'];
    const { env, ...rest } = act(service);
    return await runCli(args, { ...rest, env: { ASRS_CONNECTION_STRING: service.connectionString, ...env } });
  };

  /** Acts once, as soon as the second round has begun. */
  const atAgain = (act: (send: (signal: NodeJS.Signals) => void) => void): Pick<CliOptions, 'onOutput'> => {
    let done = false;
    return {
      onOutput: (output, send) => {
        if (done || !output.includes(again)) return;
        done = true;
        act(send);
      },
    };
  };

  const expectFirstRound = (run: CliRun, exitCode: number, sentence: RegExp): void => {
    const report = reportOf(run);
    expect(report).toMatchObject({ rounds: 1, unsteady: [], exitCode, differences: [{ title }] });
    expect(report.sentence).toMatch(sentence);
    expect(run.output).toContain(`1. ${report.differences[0]?.title}`);
    expect(run.output.trim().split('\n').at(-1)).toBe(report.sentence);
  };

  test('lists what differed after an interrupt at its start', async () => {
    await using run = await compareUntil(() => atAgain((send) => send('SIGINT')));
    expect(run.exitCode).toBe(130);
    expectFirstRound(run, 130, /^1 difference so far; ended early: interrupted$/);
  });

  test('lists what differed after an interrupt while the second service is asked', async () => {
    let isAgain = false;
    let interrupt: (() => void) | undefined;
    const against = await aroundReference(
      {
        request: ({ url = '', method }) => {
          if (isAgain && method === 'POST' && url.includes('/users/')) interrupt?.();
          return false;
        },
      },
      { accessKey: otherKey },
    );
    await using run = await compareUntil(
      () => ({
        env: { ASRS_AGAINST_KEY: otherKey },
        onStart: (send) => {
          interrupt = () => {
            interrupt = undefined;
            send('SIGINT');
          };
        },
        ...atAgain(() => {
          isAgain = true;
        }),
      }),
      { url: against.url },
    );
    await against.close();
    expect(interrupt).toBeUndefined();
    expect(run.exitCode).toBe(130);
    expectFirstRound(run, 130, /^1 difference so far; ended early: interrupted$/);
  });

  test('lists what differed where the target is gone by then', async () => {
    await using run = await compareUntil((service) => atAgain(() => void service.close()));
    expect(run.exitCode).toBe(75);
    expectFirstRound(run, 75, /^1 difference so far; ended early: /);
  });
});
