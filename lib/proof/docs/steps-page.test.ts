import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { stepKinds } from '../../contract/steps/any-step.ts';
import { packageFile } from '../../package-root.ts';
import type { Node } from './described.ts';
import { suiteSchema } from './suite-schema.ts';

const textOf = (file: string): string => readFileSync(packageFile(file), 'utf8');

describe('the reference of steps', () => {
  it('describes every field of every kind', () => {
    const described = Object.entries(suiteSchema().$defs ?? {}).flatMap(([id, { properties = {} }]) =>
      Object.entries(properties).map(([field, node]) => ({ field: `${id}.${field}`, node })),
    );
    const silent = described.filter(({ field, node }) => !/\.(?:do|operation)$/.test(field) && !node.description);
    expect(silent.map(({ field }) => field)).toEqual([]);
    expect(described.length).toBeGreaterThan(Object.keys(stepKinds).length);
  });
});

describe('the published JSON Schema', () => {
  const published = z.fromJSONSchema(JSON.parse(textOf('schemas/suite.schema.json')) as Node as never);
  const example = (): string => textOf('examples/suite.yaml');

  it('takes the example', () => {
    expect(published.safeParse(parse(example())).error).toBeUndefined();
  });

  it.each([
    ['an unknown field', 'reaches: [ann]', 'reach: [ann]'],
    ['a parameter of another operation', 'reaches: [ann]', 'ttl: 5'],
    ['an operation that there is not', 'operation: sendToGroup', 'operation: sendToGroups'],
    ['a parameter that is missing', '        group: room\n', ''],
  ])('refuses %s', (_what, from, to) => {
    expect(published.safeParse(parse(example().replace(from, to))).success).toBe(false);
  });
});
