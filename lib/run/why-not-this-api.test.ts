import { describe, expect, test } from 'vitest';
import { v1 } from '../spec/catalogues/v1.ts';
import { whyNotThisApi, type Signature } from './why-not-this-api.ts';

const answers = (
  statuses: Readonly<Record<Exclude<keyof Signature, 'acts'>, number>>,
  ...acts: number[]
): Signature => ({
  known: { status: statuses.known },
  withoutToken: { status: statuses.withoutToken },
  elsewhereGet: { status: statuses.elsewhereGet },
  elsewherePost: { status: statuses.elsewherePost },
  acts: acts.map((status) => ({ status })),
});

const right = { known: 404, withoutToken: 401, elsewhereGet: 404, elsewherePost: 404 };
const all = (status: number) => ({ known: status, withoutToken: status, elsewhereGet: status, elsewherePost: status });

describe('this API can be', () => {
  test.each([
    ['what does all right', answers(right, 202, 202, 202)],
    ['what has no authentication', answers({ ...right, withoutToken: 404 }, 202, 202, 202)],
    ['what fails at every operation, but looks at tokens', answers({ ...right, known: 500 }, 500, 500, 500)],
    ['what says that everything exists, but looks at tokens', answers({ ...right, known: 200 }, 202, 202, 202)],
    ['what has no authentication and fails at a broadcast', answers({ ...right, withoutToken: 404 }, 500, 200, 404)],
    ['what answers 200 for 202, and has no authentication', answers({ ...right, withoutToken: 404 }, 200, 200, 200)],
  ])('%s', (_, signature) => {
    expect(whyNotThisApi(v1, signature)).toBeUndefined();
  });
});

describe('this API cannot be', () => {
  test.each([
    ['what has one answer', answers(all(200), 200, 200, 200), 'it answers 200 to every request'],
    ['what finds nothing', answers(all(404), 404, 404, 404), 'it answers 404 to every request'],
    ['what fails at everything', answers(all(500), 500, 500, 500), 'it answers 500 to every request'],
    [
      'a file server',
      answers({ ...all(404), elsewherePost: 405 }, 405, 405, 405),
      'it answers 404 when asked for an unknown connection, and 405, 405, 405 to operations that should succeed',
    ],
    [
      'what accepts whatever is posted, wherever',
      answers({ ...all(404), elsewherePost: 202 }, 202, 404, 404),
      'it answers 404 when asked for an unknown connection, and 202, 404, 404 to operations that should succeed',
    ],
  ])('%s', (_, signature, why) => {
    expect(whyNotThisApi(v1, signature)).toBe(why);
  });

  test('a page, and what leads elsewhere', () => {
    const page = { status: 200, responseHeaders: { 'content-type': 'text/html; charset=utf-8' } };
    const one = { ...answers(all(200), 200), known: page };
    expect(whyNotThisApi(v1, one)).toBe('it answers 200 and a web page to every request');
    const moved = { status: 302, responseHeaders: { location: 'https://login.example.com/' } };
    expect(whyNotThisApi(v1, { ...answers(all(302), 302), known: moved })).toBe(
      'it redirects to https://login.example.com/',
    );
  });
});
