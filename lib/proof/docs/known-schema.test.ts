import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { knownFile } from '../../contract/known/known-file.ts';
import { noSuites } from '../../run/outside/outside-suites.ts';
import { loadKnown } from '../../run/known/load-known.ts';
import { wholeSuite } from '../../run/known/whole-suite.ts';
import type { Node } from './described.ts';
import { packageFile, packagePath } from '../../package-root.ts';

const textOf = (file: string): string => readFileSync(packageFile(file), 'utf8');

/** Zod's reader takes the alternatives of `oneOf` for whole definitions. */
const withoutChoice = (schema: Node): object =>
  JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === 'oneOf' ? undefined : value))) as object;

describe('the JSON Schema of a list of known deviations', () => {
  const schema = JSON.parse(textOf('schemas/known.schema.json')) as Node;
  const published = z.fromJSONSchema(withoutChoice(schema) as never);
  const example = textOf('examples/known.yaml');

  it('takes the example, whose entries are of this suite', () => {
    expect(published.safeParse(parse(example)).error).toBeUndefined();
    expect(loadKnown(packagePath('examples/known.yaml'), wholeSuite(noSuites)).entries).toHaveLength(3);
  });

  it.each([
    ['an unknown field', 'owner:', 'owned-by:'],
    ['no reason', /^ +reason: Our .*\n/m, ''],
    ['no rate', 'rate: 0.05', 'owner: me'],
    ['a rate of 1', 'rate: 0.05', 'rate: 1'],
    ['a link that is none', 'https://example', 'example'],
    ['a date that is none', '2099-12-31', '2099-31-12'],
    ['an id that is none', 'broadcast/answers-202', 'Broadcast answers 202'],
  ])('refuses %s, as the command line does', (_, from, to) => {
    const wrong: unknown = parse(example.replace(from, to));
    expect(published.safeParse(wrong).success).toBe(false);
    expect(knownFile.safeParse(wrong).success).toBe(false);
  });

  it.each(['fails', 'flaky', 'disputed'])('describes every field of %s, of which one of two is needed', (claim) => {
    const { properties = {}, oneOf } = schema.properties?.[claim]?.items ?? {};
    expect(Object.keys(properties).length).toBeGreaterThan(5);
    expect(Object.entries(properties).filter(([, { description }]) => !description)).toEqual([]);
    expect(oneOf).toEqual([{ required: ['requirement'] }, { required: ['check'] }]);
  });
});
