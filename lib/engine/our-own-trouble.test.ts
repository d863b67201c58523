import { once } from 'node:events';
import { createServer } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import { startReference } from '../reference/start-reference.ts';
import { startService, type ServiceOptions } from '../reference/start-service.ts';
import type { Profile } from '../target/profile.ts';
import { loadProfile } from '../target/load-profile.ts';
import type { Outcome } from '../contract/outcome.ts';
import { timingFrom } from '../run/calibrate.ts';
import type { Check } from '../contract/check.ts';
import { createSession, type Session } from './session.ts';
import type { Step } from '../contract/step.ts';
import { v1 } from '../spec/catalogues/v1.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';
const keepAlive = { pingIntervalMs: 100, clientTimeoutMs: 400 };

afterEach(() => vi.restoreAllMocks());

const check = (steps: readonly Step[]): Check => ({ id: 'test/ours', title: '', verifies: ['test/it'], steps });

const sessionAt = (url: string, timing: Partial<Profile['timing']> = {}): Session => {
  const reference = loadProfile('reference');
  const profile = { ...reference, timing: { ...reference.timing, ...keepAlive, deliveryFloorMs: 300, ...timing } };
  return createSession({
    target: { restBase: url, clientBase: url, catalogue: v1, accessKey, profile },
    timing: timingFrom(profile, { roundTripMs: 1, connectMs: 5, deliveryMs: 2, effects: {} }),
    run: { id: 'ours', seed: 1, runs: 1, deep: false },
  });
};

const judge = async (steps: readonly Step[], service: Partial<ServiceOptions>): Promise<Outcome> => {
  await using running = await startService({ accessKey, ...keepAlive, ...service });
  await using session = sessionAt(running.url);
  return await session.run(check(steps));
};

const lookAndSend: readonly Step[] = [
  { do: 'connect', probe: 'ann', user: 'ann' },
  { do: 'call', operation: 'userHasConnections', user: 'ann', expect: 200 },
  { do: 'call', operation: 'broadcast', reaches: ['ann'] },
];

/** Has no processor for a while, the first few times that the target was asked for a user; the service has a thread of its own. */
const judgeBusily = async (times: number): Promise<Outcome> => {
  await using reference = await startReference({ accessKey, ...keepAlive });
  await using session = sessionAt(reference.url);
  let blocked = 0;
  session.onExchange(({ operation }) => {
    if (operation !== 'userHasConnections' || blocked === times) return;
    blocked += 1;
    const end = performance.now() + 2 * keepAlive.clientTimeoutMs;
    while (performance.now() < end);
  });
  return await session.run(check(lookAndSend));
};

describe('a connection that was dropped because we were silent', () => {
  it('is connected anew', async () => {
    expect(await judgeBusily(1)).toMatchObject({ state: 'pass', findings: [] });
  });

  it('says nothing if it happens again', async () => {
    const outcome = await judgeBusily(99);
    expect(outcome).toMatchObject({ state: 'inconclusive', findings: [] });
    expect(outcome.reason).toMatch(/too busy/);
  });
});

describe('a connection that was dropped although we were not', () => {
  it('is a finding', async () => {
    const outcome = await judge(
      [
        { do: 'connect', probe: 'ann' },
        { do: 'ping', probe: 'ann', expect: 'survives' },
      ],
      { policies: { ...correctPolicies(), hears: () => false } },
    );
    expect(outcome.findings.map(({ code }) => code)).toEqual(['closed']);
  });
});

describe('a socket that is refused', () => {
  const connect: readonly Step[] = [{ do: 'connect', probe: 'ann' }];

  it('at once speaks against the target', async () => {
    const outcome = await judge(connect, { connectTimeoutMs: 0 });
    expect(outcome).toMatchObject({
      state: 'not-testable',
      reason: expect.stringMatching(/answered with 404/) as string,
    });
  });

  it('when what negotiate handed out has expired speaks against us', async () => {
    // Each reading of the clock is a second after the one before.
    let seconds = 0;
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 1000 * (seconds += 1));
    const outcome = await judge(connect, { connectTimeoutMs: 0 });
    expect(outcome).toMatchObject({
      state: 'inconclusive',
      reason: expect.stringMatching(/after negotiation/) as string,
    });
  });
});

/** Lets the event loop turn, but leaves it idle for a small part of the time only. */
const keepBusy = async (until: AbortSignal): Promise<void> => {
  while (!until.aborted) {
    const end = performance.now() + 30;
    while (performance.now() < end);
    // Other work has its turn in between.
    // oxlint-disable-next-line no-await-in-loop
    await setImmediate();
  }
};

/** Judged by a target that leaves its first requests without an answer, and then knows nobody. */
const judgeUnanswered = async (
  steps: readonly Step[],
  { unanswered, busy }: { readonly unanswered: number; readonly busy: boolean },
): Promise<Outcome> => {
  const done = new AbortController();
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    if (requests > unanswered) response.writeHead(request.method === 'POST' ? 200 : 404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const working = busy ? keepBusy(done.signal) : undefined;
  const { port } = server.address() as AddressInfo;
  await using session = sessionAt(`http://127.0.0.1:${port}`, { requestTimeoutMs: 400 });
  const outcome = await session.run(check(steps));
  done.abort();
  await working;
  server.closeAllConnections();
  server.close();
  return outcome;
};

describe('a client that nobody answers', () => {
  const connect: readonly Step[] = [{ do: 'connect', probe: 'ann', judged: true }];

  it('speaks against the target where this process had time to look', async () => {
    expect(await judgeUnanswered(connect, { unanswered: 99, busy: false })).toMatchObject({ state: 'fail' });
  });

  it('speaks against the target where an answer came that is of no use', async () => {
    expect(await judgeUnanswered(connect, { unanswered: 0, busy: true })).toMatchObject({ state: 'fail' });
  });

  it('says nothing where this process had none', async () => {
    const outcome = await judgeUnanswered(connect, { unanswered: 99, busy: true });
    expect(outcome).toMatchObject({ state: 'inconclusive', findings: [] });
    expect(outcome.reason).toMatch(/busy/);
  });
});

describe('a request that is not answered', () => {
  const look: readonly Step[] = [{ do: 'call', operation: 'userHasConnections', user: 'ann', expect: 'absent' }];

  it('speaks against the target where this process had time to look', async () => {
    const { findings } = await judgeUnanswered(look, { unanswered: 1, busy: false });
    expect(findings.map(({ code }) => code)).toEqual(['no-answer']);
  });

  it('is sent again where this process had none', async () => {
    expect(await judgeUnanswered(look, { unanswered: 1, busy: true })).toMatchObject({ state: 'pass' });
  });
});

describe('a machine that has no socket left', () => {
  const steps: Record<string, Step> = {
    'a request': { do: 'call', operation: 'userHasConnections', user: 'ann', expect: 404 },
    'a client': { do: 'connect', probe: 'ann' },
    'a client that must be refused': { do: 'connect', probe: 'ann', token: 'none', refused: true },
    'what is only noted': { do: 'call', operation: 'userHasConnections', user: 'ann', observe: 'anything' },
  };

  it.each(Object.entries(steps))('says nothing of the target by %s', async (_, step) => {
    vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket) {
      return this.destroy(Object.assign(new Error('connect EMFILE 127.0.0.1'), { code: 'EMFILE' }));
    });
    const outcome = await judge([step], {});
    expect(outcome).toMatchObject({ state: 'inconclusive', findings: [], observations: [] });
    expect(outcome.reason).toMatch(/^this machine has no socket left/);
  });
});
