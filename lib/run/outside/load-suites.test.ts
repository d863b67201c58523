import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packagePath } from '../../package-root.ts';
import { loadSuites } from './load-suites.ts';

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-suites-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const fileOf = (text: string, name = 'suite.yaml'): string => {
  const file = join(room, name);
  writeFileSync(file, text);
  return file;
};

const good = `area: chat
requirements:
  - id: chat/room
    level: must
    says: A message to a room reaches its members.
    source: Chat team
scenarios:
  - id: chat/room
    title: A message to a room reaches its members
    verifies: [chat/room]
    steps:
      - { do: connect, probe: ann }
      - { do: call, operation: broadcast, reaches: [ann] }
`;

const refusalOf = (files: readonly string[]): string => {
  try {
    loadSuites(files);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ERR_SUITE' });
    return (error as Error).message.replaceAll(room, '');
  }
  return 'none';
};

describe('a suite from outside', () => {
  it('adds its scenarios under its area, and its requirements', () => {
    const { suites, requirements, files } = loadSuites([fileOf(good)]);
    expect(suites.map(({ area, checks }) => [area, checks.map(({ id }) => id)])).toEqual([['chat', ['chat/room']]]);
    expect(requirements.map(({ id, level }) => [id, level])).toEqual([['chat/room', 'must']]);
    expect(files).toEqual([join(room, 'suite.yaml')]);
  });

  it('may be JSON, and may verify a requirement that is shipped', () => {
    const scenario = { id: 'chat/a', title: 'It is answered', verifies: ['broadcast/answers-202'], steps: [] };
    const file = fileOf(JSON.stringify({ $schema: 'x', area: 'chat', scenarios: [scenario] }), 'suite.json');
    expect(loadSuites([file]).suites).toMatchObject([{ area: 'chat', checks: [scenario] }]);
  });

  it('is the example', () => {
    expect(loadSuites([packagePath('examples/suite.yaml')]).requirements.length).toBeGreaterThan(0);
  });
});

describe('a mistake in a suite from outside is said with file and line', () => {
  it.each<readonly [what: string, from: string, to: string, sentence: string]>([
    [
      'in a step',
      'reaches: [ann]',
      'reaches: [anne]',
      '/suite.yaml:13: chat/room: $.steps[1].reaches[0]: found "anne"; expected a probe that has connected before this step; did you mean "ann"?',
    ],
    [
      'an unknown field of a step',
      'reaches: [ann]',
      'ttl: 5',
      '/suite.yaml:13: chat/room: $.steps[1].ttl: found the field "ttl"; a broadcast call has the fields do, operation, excluded, message, times, reaches, mayReach, hub, token, expect, observe, setup, verifies, label, ifAccepted',
    ],
    [
      'a field that is missing',
      '    title: A message to a room reaches its members\n',
      '',
      '/suite.yaml:8: chat/room: $.title: found nothing; expected text',
    ],
    [
      'an unknown field of a requirement',
      'source: Chat team',
      'origin: Chat team',
      '/suite.yaml:3: $.requirements[0].source: found nothing; expected text\n/suite.yaml:6: $.requirements[0].origin: found the field "origin"; a requirement has the fields id, level, says, source',
    ],
    [
      'a level that there is not',
      'level: must',
      'level: shall',
      '/suite.yaml:4: $.requirements[0].level: found "shall"; expected one of: must, should, record',
    ],
    [
      'an area that is shipped',
      'area: chat',
      'area: groups',
      '/suite.yaml:1: $.area: found "groups"; the shipped suites have an area of this name; expected one of its own\n/suite.yaml:3: $.requirements[0].id: found "chat/room"; expected an id that begins with groups/\n/suite.yaml:8: chat/room: $.id: found "chat/room"; expected an id that begins with groups/',
    ],
    [
      'a requirement that nothing verifies',
      'verifies: [chat/room]',
      'verifies: [groups/rejoin]',
      '/suite.yaml:3: $.requirements[0].id: found "chat/room"; no scenario of the file verifies it; expected one at least',
    ],
    [
      'a requirement that there is not',
      'verifies: [chat/room]',
      'verifies: [chat/room, chat/roam]',
      '/suite.yaml:10: chat/room: $.verifies[1]: found "chat/roam"; expected the id of a requirement; did you mean "chat/room"?',
    ],
    [
      'what is no YAML',
      'area: chat',
      'area: [chat',
      '/suite.yaml:2: Flow sequence in block collection must be sufficiently indented',
    ],
    [
      'a text that YAML takes for an alias',
      'title: A message to a room reaches its members',
      'title: *x',
      '/suite.yaml:9: found the alias *x; expected an anchor &x before it, or quotes',
    ],
  ])('%s', (_what, from, to, sentence) => {
    expect(refusalOf([fileOf(good.replace(from, to))])).toContain(sentence);
  });

  it('ids that an earlier file has', () => {
    expect(refusalOf([fileOf(good), fileOf(good, 'again.yaml')])).toBe(
      [
        '/again.yaml:3: $.requirements[0].id: found "chat/room"; another requirement has this id; expected one of its own',
        '/again.yaml:8: chat/room: $.id: found "chat/room"; another check has this id; expected one of its own',
      ].join('\n'),
    );
  });

  it('a file that is not there', () => {
    expect(refusalOf([join(room, 'none.yaml')])).toBe('--suite /none.yaml: there is no such file');
  });
});
