import { describe, expect, test } from 'vitest';
import { loadRequirements } from '../lib/spec/load-requirements.ts';
import { suites } from './index.ts';

const requirements = loadRequirements();
const checks = suites.flatMap(({ area, checks }) => checks.map((check) => ({ area, check })));
const known = new Set(requirements.map(({ id }) => id));
const verified = new Set(checks.flatMap(({ check }) => check.verifies));
const kebab = /^[a-z\d]+(?:-[a-z\d]+)*$/;

const twice = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);

describe('the ledger of requirements', () => {
  test('has rows, and a must among them', () => {
    expect(requirements.some(({ level }) => level === 'must')).toBe(true);
  });

  test('has a check for each row, or says why there is none', () => {
    const open = requirements.filter(({ id, excluded }) => excluded === undefined && !verified.has(id));
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  test('excludes nothing that a check verifies', () => {
    const both = requirements.filter(({ id, excluded }) => excluded !== undefined && verified.has(id));
    expect(both.map(({ id }) => id)).toEqual([]);
  });

  test('says nothing twice', () => {
    expect(twice(requirements.map(({ says }) => says))).toEqual([]);
  });
});

/** Documents beside REST v1 that a `should` may rest on, and a `must` may not. What a status says is said by HTTP, what a path may hold by RFC 3986. */
const others =
  /RFC 9110, 15\.|RFC 3986, sections 3\.3|Group management|HubProtocol|TransportProtocols|SignalR (?:configuration|security)|ASP\.NET Core|limits|[Tt]he article|later API versions|all documents|SDK and its tests|its end-to-end tests|Swagger|Azure SignalR Service,/;

describe('a level follows from the source', () => {
  const of = (wanted: string) => requirements.filter(({ level }) => level === wanted);

  test('a must is said by REST v1, without the help of another document', () => {
    const odd = of('must').filter(({ source }) => !source.startsWith('REST v1, ') || others.test(source));
    expect(odd.map(({ id, source }) => `${id}: ${source}`)).toEqual([]);
  });

  test('a should is said by another document of Microsoft, by HTTP of a status, or by RFC 3986 of a path', () => {
    const odd = of('should').filter(({ source }) => !others.test(source));
    expect(odd.map(({ id, source }) => `${id}: ${source}`)).toEqual([]);
  });
});

describe('the checks', () => {
  test('verify requirements that there are, each of them some', () => {
    expect(checks.filter(({ check }) => check.verifies.length === 0).map(({ check }) => check.id)).toEqual([]);
    const unknown = checks.flatMap(({ check }) =>
      check.verifies.filter((id) => !known.has(id)).map((id) => `${check.id} verifies ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  test('name in their steps only requirements that they verify', () => {
    const strays = checks.flatMap(({ check }) => {
      const named = JSON.stringify('steps' in check ? check.steps : []).matchAll(/"verifies":\[([^\]]*)\]/g);
      const ids = [...named].flatMap(([, list = '']) => JSON.parse(`[${list}]`) as string[]);
      return ids.filter((id) => !check.verifies.includes(id)).map((id) => `${check.id} decides ${id}`);
    });
    expect(strays).toEqual([]);
  });

  test('have ids of their own', () => {
    expect(twice(checks.map(({ check }) => check.id))).toEqual([]);
    expect(twice(suites.map(({ area }) => area))).toEqual([]);
  });

  test('have ids of their area, in kebab-case', () => {
    const odd = checks.filter(({ area, check }) => {
      const [head, tail, ...more] = check.id.split('/');
      return head !== area || tail === undefined || !kebab.test(area) || !kebab.test(tail) || more.length > 0;
    });
    expect(odd.map(({ area, check }) => `${check.id} in ${area}`)).toEqual([]);
  });

  test('have titles of their own that read as sentences', () => {
    expect(twice(checks.map(({ check }) => check.title))).toEqual([]);
    const odd = checks.map(({ check }) => check.title).filter((title) => !/^[A-Z0-9"“`].{9,}[^.\s]$/.test(title));
    expect(odd).toEqual([]);
  });

  test('name regressions by the number of their issue', () => {
    const numbers = checks.flatMap(({ check }) => check.regressions ?? []);
    expect(numbers.filter((number) => !/^#\d+$/.test(number))).toEqual([]);
  });
});
