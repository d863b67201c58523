import { expect, it } from 'vitest';
import { negotiated, play, type Stage } from '../../fixtures/testing/play-server.ts';

it('follows a redirect of negotiate, with the token that it gives', async () => {
  await using stage = await play({
    negotiate: ({ headers }, number) =>
      number === 1 ? { url: `http://${headers.host}/client/?hub=chat&moved=1`, accessToken: 'another' } : negotiated,
  });
  await using _probe = await stage.connect();
  expect(stage.opened[0]?.url).toBe('/client/?hub=chat&moved=1&id=t1');
  expect(stage.opened[0]?.headers.authorization).toBe('Bearer another');
});

it('follows a redirect of negotiate to another origin, and takes only the token there that it gives', async () => {
  await using other = await play({});
  for (const given of [{ accessToken: 'another' }, {}]) {
    await using stage = await play({ negotiate: () => ({ url: `${other.url}/client/?hub=chat`, ...given }) });
    await using _probe = await stage.connect();
  }
  expect(other.negotiated.map(({ url }) => url)).toEqual(
    Array(2).fill('/client/negotiate?hub=chat&negotiateVersion=1'),
  );
  const tokens = (requests: Stage['opened']): unknown[] => requests.map(({ headers }) => headers.authorization);
  expect(tokens(other.negotiated)).toEqual(['Bearer another', undefined]);
  expect(tokens(other.opened)).toEqual(['Bearer another', undefined]);
});

it('shows a bad token to the socket behind a redirect too, and none of its own to another origin', async () => {
  await using other = await play({});
  await using stage = await play({
    negotiate: () => ({ url: `${other.url}/client/?hub=chat`, accessToken: 'one-that-was-given' }),
  });
  for (const token of ['none', 'expired'] as const) {
    await using _probe = await stage.connect({ token, tokenOn: 'socket' });
  }
  const shown = other.opened.map(({ headers }) => headers.authorization);
  expect(shown).toEqual([undefined, 'Bearer one-that-wAAAAAAAA']);
});
