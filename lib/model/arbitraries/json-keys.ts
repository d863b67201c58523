import * as fc from 'fast-check';
import type { Json } from '../../contract/step.ts';
import { jsonTexts } from './json-texts.ts';

/** Names with a meaning in a language, in a JSON library or in the hub protocol. */
const meaningful: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  'a',
  'A',
  'a.b',
  'a[0]',
  'camelCase',
  'CamelCase',
  'CAMELCASE',
  'PascalCase',
  'snake_case',
  '__proto__',
  'prototype',
  'constructor',
  'toString',
  'hasOwnProperty',
  'toJSON',
  'then',
  'length',
  '$type',
  '$ref',
  '$id',
  '$values',
  '@type',
  'type',
  'target',
  'Target',
  'TARGET',
  'arguments',
  'invocationId',
  'İ',
];

/** Any text as the name of a member. Names with a special meaning occur more often than by chance. */
export const jsonKeys = (): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...meaningful), weight: 2 },
    { arbitrary: jsonTexts({ maxLength: 8 }), weight: 1 },
  );

/** Whether a member does not tell a service that loses what is null from one that takes names such as `$id` for its own: both lose it. */
export const isAmbiguous = ([name, value]: readonly [name: string, value: Json]): boolean =>
  value === null && name.startsWith('$');
