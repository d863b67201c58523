import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { end, negotiated, play, shake, type Script } from '../../fixtures/testing/play-server.ts';

const second = 1000;

describe('connecting', () => {
  it('opens the socket with the connection token, and is known by the connection id', async () => {
    await using stage = await play({});
    await using probe = await stage.connect();
    expect(probe.connectionId).toBe('c1');
    expect(stage.opened[0]?.url).toBe('/client/?hub=chat&id=t1');
    expect(stage.opened[0]?.headers.authorization).toMatch(/^Bearer eyJ/);
  });

  it('opens it with the connection id in version 0', async () => {
    await using stage = await play({ negotiate: () => ({ connectionId: 'c0' }) });
    await using probe = await stage.connect({ negotiateVersion: 0 });
    expect(probe.connectionId).toBe('c0');
    expect(stage.opened[0]?.url).toBe('/client/?hub=chat&id=c0');
  });

  it('opens it with the connection id where version 0 is answered to version 1, and says what was offered', async () => {
    await using stage = await play({ negotiate: () => ({ connectionId: 'c0' }) });
    await using probe = await stage.connect();
    expect(stage.opened[0]?.url).toBe('/client/?hub=chat&id=c0');
    expect(probe.offer).toEqual({ version: 0, hasToken: false, webSockets: false });
  });

  it.each([
    [[{ transport: 'WebSockets', transferFormats: ['Text', 'Binary'] }], true],
    [[{ transport: 'WebSockets', transferFormats: ['Binary'] }], false],
    [[{ transport: 'LongPolling', transferFormats: ['Text'] }, null], false],
    ['WebSockets', false],
  ])('knows whether WebSockets with text are offered: %j', async (availableTransports, webSockets) => {
    await using stage = await play({ negotiate: () => ({ ...negotiated, negotiateVersion: 1, availableTransports }) });
    await using probe = await stage.connect();
    expect(probe.offer).toEqual({ version: 1, hasToken: true, webSockets });
  });

  it.each<[string, Script, RegExp, number | undefined]>([
    ['a status of negotiate', { negotiate: () => 401 }, /negotiate was answered with 401/, 401],
    ['redirects in a circle', { negotiate: () => ({ url: '/client/?hub=chat' }) }, /redirected more than/, undefined],
    ['an answer without an id', { negotiate: () => ({}) }, /no connectionId/, undefined],
    ['an error of negotiate', { negotiate: () => ({ error: 'full' }) }, /an error: full/, undefined],
    ['an error of the handshake', { socket: (one) => shake(one, `{"error":"no"}${end}`) }, /refused: no/, undefined],
    ['a closing at the handshake', { socket: (one) => shake(one, `{"type":7,"error":"x"}${end}`) }, /: x/, undefined],
    ['a ping instead of an answer', { socket: (one) => shake(one, `{"type":6}${end}`) }, /before a message/, undefined],
    ['garbage at the handshake', { socket: (one) => shake(one, `hello${end}`) }, /no JSON object/, undefined],
    ['a socket that closes', { socket: (one) => one.close(4000) }, /closed \(4000\) before/, undefined],
  ])('says what was wrong: %s', async (_what, script, message, status) => {
    await using stage = await play(script);
    await expect(stage.connect()).rejects.toMatchObject({
      message: expect.stringMatching(message) as string,
      ...(status === undefined ? {} : { status }),
    });
  });

  it('blames the network for an answer that breaks off, whatever came of it', async () => {
    await using stage = await play({ negotiate: () => JSON.stringify(negotiated) });
    await expect(stage.connect()).rejects.toMatchObject({
      message: expect.stringMatching(/negotiate got no answer/) as string,
      network: true,
      silent: false,
    });
  });

  it('says what was wrong: silence', async () => {
    await using stage = await play({ socket: () => undefined });
    await expect(stage.connect({ deadlineMs: 500 })).rejects.toThrow(/not answered within/);
  });
});

describe('reading', () => {
  it('takes invocations that ride with the answer to the handshake, and records that are split and joined', async () => {
    await using stage = await play({
      socket: (one) =>
        one.once('message', () => {
          one.send(`{}${end}{"type":1,"target":"a","arguments":[]}${end}{"type":1,"tar`);
          one.send(`get":"b","arguments":[]}${end}{"type":6}${end}nonsense${end}`);
        }),
    });
    await using probe = await stage.connect();
    await probe.waitFrame(({ text }) => text === 'nonsense', second);
    expect(stage.frames.map(({ type, message }) => [type, message?.['target']])).toEqual([
      [1, 'a'],
      [1, 'b'],
      [6, undefined],
      [undefined, undefined],
    ]);
    expect(probe.frames).toHaveLength(3);
    expect(probe.pings.count).toBe(1);
  });
});

describe('giving up', () => {
  it.each([
    ['a record that is not JSON', `}{${end}`, /not a JSON object/],
    ['a record without end', ' '.repeat(9 * 1024 * 1024), /not a JSON object/],
    ['a flood', `{"type":6}${end}`.repeat(6000), /flooded/],
  ])('on %s', async (_what, text, why) => {
    await using stage = await play({ socket: (one) => one.once('message', () => one.send(`{}${end}${text}`)) });
    await using probe = await stage.connect();
    expect(await probe.waitClosed('socket', 5 * second)).toBe(true);
    expect(probe.closed).toMatchObject({
      broken: expect.stringMatching(why) as string,
      socket: { by: 'client' },
    });
  });

  it('tells who listens', async () => {
    await using stage = await play({ socket: (one) => one.once('message', () => one.send(`{}${end}}{${end}`)) });
    await using probe = await stage.connect();
    await new Promise<void>((resolve) => {
      probe.onClosed(resolve);
      if (probe.closed.socket !== undefined) resolve();
    });
    expect(probe.isOpen).toBe(false);
  });
});

describe('closing', () => {
  const sayClose = (socket: WebSocket): void => {
    socket.once('message', () => socket.send(`{}${end}{"type":7,"error":"enough"}${end}`));
  };

  it('obeys a close message', async () => {
    await using stage = await play({ socket: sayClose });
    await using probe = await stage.connect();
    expect(await probe.waitClosed('socket', second)).toBe(true);
    expect(probe.closed.frame).toMatchObject({ error: 'enough' });
  });

  it('or keeps its socket, to see whether the server closes it', async () => {
    await using stage = await play({ socket: sayClose });
    await using probe = await stage.connect({ obeyClose: false });
    expect(await probe.waitClosed('frame', second)).toBe(true);
    expect(await probe.waitClosed('socket', 100)).toBe(false);
    expect(probe.isOpen).toBe(true);
  });

  it('or reads nothing, so that the closing handshake has no answer', async () => {
    let answered = false;
    await using stage = await play({
      socket: (one) => {
        shake(one);
        one.on('message', (data: Buffer) => {
          // The answer to the handshake is read; its ping is sent by one who reads no longer.
          if (data.toString().includes('"type":6')) one.close(1000);
        });
        one.on('close', (code) => (answered = code === 1000));
      },
    });
    const probe = await stage.connect({ answersClose: false });
    probe.sendPing();
    expect(await probe.waitClosed('socket', 100)).toBe(false);
    await probe.close();
    expect(answered).toBe(false);
  });

  it('waits for no close message behind a closed socket', async () => {
    await using stage = await play({
      socket: (one) => {
        shake(one);
        one.on('message', () => setImmediate(() => one.close(1000)));
      },
    });
    await using probe = await stage.connect();
    expect(await probe.waitClosed('frame', 60 * second)).toBe(false);
    expect(probe.closed).toMatchObject({ socket: { by: 'server', code: 1000 } });
  });

  it('waits for no frame behind a closed socket', async () => {
    await using stage = await play({
      socket: (one) => {
        shake(one);
        one.on('message', () => setImmediate(() => one.close(1000)));
      },
    });
    await using probe = await stage.connect();
    expect(await probe.waitFrame(({ type }) => type === 6, 60 * second)).toBeUndefined();
  });

  it('knows a closing of its own', async () => {
    await using stage = await play({});
    const probe = await stage.connect();
    await probe.close();
    expect(probe.closed).toMatchObject({ socket: { by: 'client' } });
  });
});
