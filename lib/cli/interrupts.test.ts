import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aroundReference, type Interposer } from '../../fixtures/hostile/around-reference.ts';
import { hostileKey } from '../../fixtures/hostile/hostile-target.ts';
import { listen } from '../../fixtures/hostile/listen.ts';
import { runCli, type CliOptions, type CliRun } from '../../fixtures/testing/run-cli.ts';
import type { Report } from '../contract/report.ts';

type Send = (signal: NodeJS.Signals) => void;

/** Something that is to be done once, as soon as the process runs that it is done to. */
const trigger = (act: (send: Send) => void) => {
  let send: Send | undefined;
  let done = false;
  return {
    onStart: (given: Send): void => {
      send = given;
    },
    pull: (): void => {
      if (done || send === undefined) return;
      done = true;
      act(send);
    },
  };
};

const service = { accessKey: hostileKey };
const nothing = { connections: 0, groups: 0, relations: 0 };

const run = (url: string, options: CliOptions): Promise<CliRun> =>
  runCli(['run'], { ...options, env: { ASRS_CONNECTION_STRING: `Endpoint=${url};AccessKey=${hostileKey}` } });

const fileOf = ({ folder }: CliRun, name: string): Promise<string> =>
  readFile(join(folder, 'reports/out', name), 'utf8');

const lastLine = ({ output }: CliRun): string => output.trim().split('\n').at(-1) ?? '';

describe.concurrent('an interrupted run', { timeout: 120_000 }, () => {
  test.each<[NodeJS.Signals]>([['SIGINT'], ['SIGTERM']])(
    'cleans up, and reports what it has, after %s in the middle',
    async (signal) => {
      let interruptedAt = 0;
      const { onStart, pull } = trigger((send) => {
        interruptedAt = performance.now();
        send(signal);
      });
      const target: Awaited<ReturnType<typeof aroundReference>> = await aroundReference(
        {
          request: (_request, _response, number) => {
            if (number > 300 && target.census().relations > 0 && target.census().connections > 0) pull();
            return false;
          },
        },
        service,
      );
      await using outcome = await run(target.url, { onStart });
      const tookMs = performance.now() - interruptedAt;
      expect(outcome).toMatchObject({ exitCode: 130, leftRunning: [] });
      expect(tookMs).toBeLessThan(15_000);
      expect(target.census()).toMatchObject(nothing);
      await target.close();
      expect(lastLine(outcome)).toBe('ended early: interrupted');
      const report = JSON.parse(await fileOf(outcome, 'report.json')) as Report;
      expect(report).toMatchObject({
        run: { complete: false, errors: [], stopped: { code: 'ERR_INTERRUPTED' } },
        gate: { exitCode: 130 },
      });
      expect(report.checks.length).toBeGreaterThan(0);
      expect(await fileOf(outcome, 'junit.xml')).toContain('</testsuites>');
      expect((await readdir(join(outcome.folder, 'reports/out/allure-results'))).length).toBeGreaterThan(0);
    },
  );

  const isCalibration = (url = ''): boolean => url.includes('/groups/calibration');

  test('takes back what calibration made', async () => {
    const { onStart, pull } = trigger((send) => send('SIGINT'));
    let isAdded = false;
    const hold: NonNullable<Interposer['request']> = ({ url, method }) => {
      if (!isCalibration(url)) return false;
      isAdded ||= method === 'PUT' && url?.includes('/users/') === true;
      if (!isAdded || method !== 'GET') return false;
      pull();
      return true;
    };
    const target = await aroundReference({ request: hold }, service);
    await using outcome = await run(target.url, { onStart });
    expect(isAdded).toBe(true);
    expect(outcome).toMatchObject({ exitCode: 130, leftRunning: [] });
    expect(lastLine(outcome)).toBe('ended early: interrupted');
    expect(target.census()).toMatchObject(nothing);
    await target.close();
    const report = JSON.parse(await fileOf(outcome, 'report.json')) as Report;
    expect(report).toMatchObject({ run: { complete: false, errors: [] }, checks: [] });
  });

  test('says so where nothing was judged yet', async () => {
    const { onStart, pull } = trigger((send) => send('SIGINT'));
    const silent = await listen(createServer((socket) => socket.once('data', pull)));
    await using outcome = await run(silent.url, { onStart });
    await silent.close();
    expect(outcome).toMatchObject({ exitCode: 130, leftRunning: [] });
    expect(lastLine(outcome)).toBe('asrs-conformance: interrupted before the first check');
    expect(await fileOf(outcome, 'junit.xml')).toContain('<failure message="ended early: interrupted before the first');
    expect(JSON.parse(await fileOf(outcome, 'report.json'))).toMatchObject({ gate: { exitCode: 130 }, checks: [] });
    expect(outcome.durationMs).toBeLessThan(15_000);
  });

  test('ends at once when it is interrupted again', async () => {
    let interrupted = false;
    const { onStart, pull } = trigger((send) => {
      interrupted = true;
      send('SIGINT');
    });
    const target = await aroundReference(
      {
        request: (_request, _response, number) => {
          if (number > 300) pull();
          return interrupted;
        },
      },
      service,
    );
    let againAt = 0;
    await using outcome = await run(target.url, {
      onStart,
      onOutput: (output, send) => {
        if (againAt > 0 || !output.includes('interrupted: cleaning up')) return;
        againAt = performance.now();
        send('SIGINT');
      },
    });
    const tookMs = performance.now() - againAt;
    await target.close();
    expect(outcome).toMatchObject({ exitCode: 130, leftRunning: [] });
    expect(tookMs).toBeLessThan(2000);
  });
});
