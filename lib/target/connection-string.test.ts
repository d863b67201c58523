import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ConformanceError } from '../error.ts';
import { parseConnectionString } from './connection-string.ts';

const errorOf = (text: string): ConformanceError => {
  try {
    parseConnectionString(text);
  } catch (error) {
    return error as ConformanceError;
  }
  throw new Error('it was accepted');
};

describe('a connection string', () => {
  test.each([
    ['Endpoint=http://localhost;Port=8888;AccessKey=k;Version=1.0;', 'http://localhost:8888'],
    ['Endpoint=https://a.service.signalr.net/;AccessKey=k', 'https://a.service.signalr.net'],
    ['endpoint = https://a:1 ; accesskey = k', 'https://a:1'],
    ['ENDPOINT=http://[::1]:5000;AccessKey=k', 'http://[::1]:5000'],
    ['Endpoint=http://[::1];Port=6000;AccessKey=k', 'http://[::1]:6000'],
    ['Endpoint=http://a:1;Port=2;AccessKey=k', 'http://a:2'],
    ['Endpoint=http://a/some/%2e%2e/prefix/;AccessKey=k', 'http://a/some/%2e%2e/prefix'],
  ])('%s has its base', (text, base) => {
    expect(parseConnectionString(text)).toMatchObject({ restBase: base, clientBase: base, accessKey: 'k' });
  });

  it('has bases of its own for clients and for REST', () => {
    const text = 'Endpoint=http://a;ServerEndpoint=http://b/rest;ClientEndpoint=https://c/clients/;AccessKey=k';
    expect(parseConnectionString(text)).toMatchObject({ restBase: 'http://b/rest', clientBase: 'https://c/clients' });
  });

  it('is split at the first equals sign, so that a key may end in some', () => {
    expect(parseConnectionString('Endpoint=http://a;AccessKey=ab+/==').accessKey).toBe('ab+/==');
  });

  it('needs no key where Entra ID authorises', () => {
    expect(parseConnectionString('Endpoint=http://a;AuthType=azure.msi')).not.toHaveProperty('accessKey');
  });

  test.each([
    ['', /Endpoint is missing/],
    [
      'Endpoint=http://a',
      /AccessKey is missing or empty \(a shell cuts .* without quotes at its first ";"\); expected/,
    ],
    ['Endpoint=http://a;AccessKey=', /AccessKey is missing or empty; expected/],
    ['Endpoint=http://a;AccesKey=secret', /AccessKey is missing or empty \("acceskey" is not read\); expected/],
    ['Endpoint=ftp://a;AccessKey=k', /Endpoint: found "ftp:\/\/a"; expected .*https?:/],
    ['Endpoint=http://a?x=1;AccessKey=k', /without query/],
    ['Endpoint=http://a;Port=0;AccessKey=k', /Port: found "0"; expected a number from 1 to 65535/],
    ['Endpoint=http://a;Port=65536;AccessKey=k', /Port: found "65536"/],
    ['Endpoint=http://a;AccessKey=k;accesskey=k', /part 3 gives a key a second time/],
    ['Endpoint=http://a;AccessKey=k;AuthType=magic', /AuthType: .*azure\.msi/],
    ['Endpoint=http://a;Version=2.0;AccessKey=k', /Version/],
    ['nonsense', /part 1 has no "="/],
    ['=x', /part 1 has nothing before "="/],
  ])('%j is refused with the part and what is expected', (text, message) => {
    expect(errorOf(text)).toMatchObject({ code: 'ERR_CONNECTION_STRING', message: expect.stringMatching(message) });
  });

  it('never shows its key when it is refused', () => {
    const canary = 'Canary0123456789';
    const broken = fc.constantFrom(
      `Endpoint=http://a,AccessKey=${canary}`,
      `AccessKey=x;${canary};Endpoint=http://a`,
      `AccessKey=${canary};AccessKey=${canary}`,
      `AccessKey=${canary};Port=1`,
      `Endpoint=nothing;AccessKey=${canary}`,
      `Endpoint=http://user:${canary}@a;AccessKey=${canary}`,
    );
    fc.assert(
      fc.property(broken, (text) => {
        expect(errorOf(text).message).not.toContain(canary);
      }),
    );
  });

  it('of any well-formed endpoint, port and key gives them back', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9+/]{1,60}={0,2}$/);
    const port = fc.integer({ min: 1, max: 65_535 }).filter((number) => number !== 80);
    fc.assert(
      fc.property(fc.domain(), port, key, (host, number, accessKey) => {
        const parsed = parseConnectionString(` EndPoint= http://${host};;PORT=${number}; AccessKey=${accessKey}; `);
        expect(parsed).toMatchObject({ restBase: `http://${host.toLowerCase()}:${number}`, accessKey });
      }),
    );
  });

  it('that is any text is read or refused, never more', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(errorOf(`${text};Endpoint=`)).toBeInstanceOf(ConformanceError);
      }),
    );
  });
});
