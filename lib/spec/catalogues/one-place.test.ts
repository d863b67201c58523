import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const files = ['lib', 'suites', 'fixtures/faults']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.startsWith('lib/spec/catalogues/'));

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const linesWith = (pattern: RegExp, allowed: readonly string[] = []): readonly string[] =>
  files
    .filter((file) => !allowed.includes(file))
    .flatMap((file) =>
      withoutComments(readFileSync(join(root, file), 'utf8'))
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );

describe('only a catalogue writes', () => {
  test('the base of an operation', () => {
    expect(linesWith(/\/api\/v1|\/hubs\//)).toEqual([]);
  });

  test('the path of an operation', () => {
    expect(linesWith(/['`"}]\/(?:users|groups|connections)(?:\/|['`"])/)).toEqual([]);
  });

  test('the method of an operation', () => {
    // What is no operation has a method, too: the client's negotiate, the opening of a WebSocket, the health endpoint, a path that nobody has.
    const others = [
      'lib/probe/negotiate.ts',
      'lib/report/har/har-of.ts',
      'lib/reference/policies/route.ts',
      'lib/rest/rest-client.ts',
      'lib/run/preflight.ts',
      'lib/spec/catalogue.ts',
      'suites/optional/optional-suite.ts',
      'fixtures/faults/optional-faults.ts',
    ];
    expect(linesWith(/'(?:GET|POST|PUT|DELETE|PATCH)'/, others)).toEqual([]);
  });

  test('the status of an operation', () => {
    expect(
      linesWith(/\bexpect: \[?(?:2\d\d|40[014])\b|\bstatus(?:es)?(?:: | === |\.includes\()\[?40[014]\b/, [
        // Of a path and of a method that nobody has.
        'lib/reference/policies/answer.ts',
        'lib/run/is-refusal.ts',
      ]),
    ).toEqual([]);
  });
});
