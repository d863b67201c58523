import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { lateEffects } from '../../fixtures/testing/late-effects.ts';
import { listen } from '../../fixtures/hostile/listen.ts';
import { selfSigned } from '../../fixtures/hostile/self-signed.ts';
import { startBreakingLine } from '../../fixtures/testing/start-breaking-line.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { startService } from '../reference/start-service.ts';
import { loadProfile } from '../target/load-profile.ts';
import type { Target } from '../target/target.ts';
import { preflight, type Preflight } from './preflight.ts';
import { v1 } from '../spec/catalogues/v1.ts';

const accessKey = 'key-of-the-preflight-tests-0123456789';
const shipped = loadProfile('reference');
const profile = { ...shipped, timing: { ...shipped.timing, requestTimeoutMs: 1500, deliveryFloorMs: 500 } };

const targetAt = (url: string, rest: Partial<Target> = {}): Target => ({
  restBase: url,
  clientBase: url,
  catalogue: v1,
  accessKey,
  profile,
  ...rest,
});

const ask = (target: Target): Promise<Preflight> =>
  preflight(target, { runId: 'rtest', signal: new AbortController().signal });

/** The code and the sentence by which a target is refused. */
const refusalOf = async (target: Target): Promise<readonly [code: string, sentence: string]> => {
  try {
    await ask(target);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return [String(code), message];
  }
  return ['', 'it was let through'];
};

const against = async (listener: RequestListener, rest: Partial<Target> = {}): ReturnType<typeof refusalOf> => {
  const running = await listen(createServer(listener));
  try {
    return await refusalOf(targetAt(running.url, rest));
  } finally {
    await running.close();
  }
};

/** What comes of the reference with some policies replaced. */
const reference = async <T>(
  change: (correct: Policies) => Partial<Policies>,
  use: (target: Target) => Promise<T>,
): Promise<T> => {
  const correct = correctPolicies();
  await using service = await startService({ accessKey, policies: { ...correct, ...change(correct) } });
  return await use(targetAt(service.url));
};

describe('a target cannot be judged, and why is said in one sentence, where', () => {
  test('nobody listens', async () => {
    const [code, sentence] = await refusalOf(targetAt('http://127.0.0.1:1'));
    expect(code).toBe('ERR_TARGET_UNREACHABLE');
    expect(sentence).toBe('nothing is listening at http://127.0.0.1:1');
  });

  test('it has no such name', async () => {
    const [code, sentence] = await refusalOf(targetAt('http://no-such-host.invalid'));
    expect([code, sentence]).toEqual([
      'ERR_TARGET_UNREACHABLE',
      'the host name of http://no-such-host.invalid could not be resolved',
    ]);
  });

  test('its certificate is not trusted', async () => {
    const running = await listen(
      createTlsServer(selfSigned(), (_request, response) => void response.end()),
      'https',
    );
    const [code, sentence] = await refusalOf(targetAt(running.url));
    await running.close();
    expect(code).toBe('ERR_TARGET_TLS');
    expect(sentence).toMatch(
      /^the TLS certificate of https:\S+ is not trusted \(self-signed certificate\); .*NODE_EXTRA_CA_CERTS to its file$/,
    );
  });

  test('it takes connections and says nothing', async () => {
    const running = await listen(createTcpServer((socket) => socket.resume()));
    const [code, sentence] = await refusalOf(targetAt(running.url));
    await running.close();
    expect(code).toBe('ERR_TARGET_UNREACHABLE');
    expect(sentence).toMatch(
      /accepts connections but does not answer \(no whole answer within \d+ ms to [A-Z]+ http:\S+\/connections\/\S+\)$/,
    );
  });

  test('it is a web site', async () => {
    const page: RequestListener = (_request, response) =>
      void response.setHeader('content-type', 'text/html').end('<h1>');
    const [code, sentence] = await against(page);
    expect(code).toBe('ERR_TARGET_NOT_ASRS');
    expect(sentence).toMatch(/answers, but is not this API: it answers 200 and a web page to every request$/);
  });

  test('it is another API', async () => {
    const [code] = await against(
      ({ method }, response) => void response.writeHead(method === 'GET' ? 404 : 405).end('{}'),
    );
    expect(code).toBe('ERR_TARGET_NOT_ASRS');
  });

  test('the key is another', async () => {
    const other = (target: Target) => refusalOf({ ...target, accessKey: 'another-key-0123456789-0123456789' });
    const [code, sentence] = await reference(() => ({}), other);
    expect([code, sentence]).toEqual(['ERR_TARGET_KEY', 'the target rejects our token (401): the access key is wrong']);
  });

  test('the bearer token has expired, or is not for it', async () => {
    const tokenOf = (claims: object): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
    const refuse: RequestListener = (_request, response) => void response.writeHead(401).end();
    const [, expired] = await against(refuse, { bearerToken: tokenOf({ exp: 1_600_000_000 }) });
    expect(expired).toBe('the target rejects the bearer token (401): it expired at 2020-09-13T12:26:40.000Z');
    const [code, foreign] = await against(refuse, { bearerToken: 'opaque' });
    expect(code).toBe('ERR_TARGET_KEY');
    expect(foreign).toContain('it was issued for another service, or lacks a role');
  });

  test('the clocks differ', async () => {
    const late = new Date(Date.now() - 20 * 60_000).toUTCString();
    const [code, sentence] = await against(
      (_request, response) => void response.setHeader('date', late).writeHead(401).end(),
    );
    expect(code).toBe('ERR_TARGET_CLOCK');
    expect(sentence).toMatch(/its clock is (?:19|20) minutes behind ours: correct the clock that is wrong$/);
  });

  test('it takes tokens of another form only', async () => {
    const [code, sentence] = await reference(
      () => ({ isForRequest: ({ aud }) => !/:\d/.test(String(aud)) }),
      refusalOf,
    );
    expect(code).toBe('ERR_PROFILE');
    expect(sentence).toContain('set tokens: { audience: sdk } in the profile');
  });

  test('it throttles', async () => {
    const [code, sentence] = await against(
      (_request, response) => void response.setHeader('retry-after', '0').writeHead(429).end(),
    );
    expect(code).toBe('ERR_THROTTLED');
    expect(sentence).toMatch(/^the target throttles: it answered the first request with 429;/);
  });

  test('it is not in Serverless mode', async () => {
    const said = 'Azure SignalR Service error: No app server is currently connected, please try again later.';
    const [code, sentence] = await reference(
      (correct) => ({
        inherit: (_hub, connection) => {
          connection.transport.send(correct.closeRecord(connection, said) ?? '');
          connection.transport.close();
        },
      }),
      refusalOf,
    );
    expect(code).toBe('ERR_TARGET_MODE');
    expect(sentence).toMatch(
      /^the service is not in Serverless mode: .*No app server.*; set its service mode to Serverless$/,
    );
  });
});

describe('a target with a defect is let through, for the checks to tell:', () => {
  test.each<readonly [string, (correct: Policies) => Partial<Policies>]>([
    ['none', () => ({})],
    [
      'it does not look at tokens',
      () => ({
        verifySignature: () => ({}),
        readToken: () => 'any',
        isTimely: () => true,
        isForRequest: () => true,
        isForHub: () => true,
      }),
    ],
    ['it delivers nothing', () => ({ audience: () => [] })],
    ['it fails at every send', (correct) => ({ readBody: () => undefined, answer: correct.answer })],
    ['it says that everything exists', () => ({ exists: () => true })],
  ])('%s', async (_, change) => {
    expect(await reference(change, ask)).toMatchObject({ clientsAnswer: true });
  });

  test('it closes every client at once', async () => {
    const change = (): Partial<Policies> => ({ inherit: (_hub, connection) => connection.transport.close() });
    await expect(reference(change, ask)).resolves.toBeDefined();
  });

  test('clients cannot connect', async () => {
    expect(await reference(() => ({ negotiateAnswer: () => '{}' }), ask)).toEqual({
      clientsAnswer: false,
      delivers: false,
    });
  });
});

test('a client endpoint of its own at which nobody listens is said', async () => {
  const [code, sentence] = await reference(
    () => ({}),
    (target) => refusalOf({ ...target, clientBase: 'http://127.0.0.1:1' }),
  );
  expect([code, sentence]).toEqual(['ERR_TARGET_UNREACHABLE', 'nothing is listening at http://127.0.0.1:1']);
});

test('an interrupt ends it', async () => {
  const running = await listen(createTcpServer((socket) => socket.resume()));
  const controller = new AbortController();
  const asked = preflight(targetAt(running.url), { runId: 'rtest', signal: controller.signal });
  controller.abort(new Error('interrupted'));
  await expect(asked).rejects.toThrow('interrupted');
  await running.close();
});

test('a client that the target makes known late is sent to again', async () => {
  const consistency = { effectBudgetMs: 3000 };
  const late = lateEffects('connect', 900);
  expect(await reference(late, (target) => ask({ ...target, profile: { ...target.profile, consistency } }))).toEqual({
    clientsAnswer: true,
    delivers: true,
  });
});

test('a client whose line breaks is followed by another', async () => {
  await using service = await startService({ accessKey });
  await using line = await startBreakingLine(service.url);
  expect(await ask(targetAt(line.url))).toEqual({ clientsAnswer: true, delivers: true });
});
