import { describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../../fixtures/testing/example-report.ts';
import type { Report } from '../../contract/report.ts';
import { junit } from './junit.ts';

const strict: Report = { ...report, run: { ...report.run, strict: true } };

const xmlOf = async (what: Report): Promise<string> => String((await junit.render(what))[0]?.bytes);

/** What the schema of Jenkins (junit-10 of its xunit plugin) allows: attributes and children of each element. */
const allowed: Readonly<Record<string, readonly [attributes: readonly string[], parents: readonly string[]]>> = {
  testsuites: [['name', 'time', 'tests', 'failures', 'errors'], ['']],
  testsuite: [['name', 'tests', 'failures', 'errors', 'time', 'skipped', 'timestamp'], ['testsuites']],
  properties: [[], ['testsuite']],
  property: [['name', 'value'], ['properties']],
  testcase: [['name', 'time', 'classname'], ['testsuite']],
  failure: [['type', 'message'], ['testcase']],
  error: [['type', 'message'], ['testcase']],
  skipped: [['type', 'message'], ['testcase']],
  'system-out': [[], ['testcase']],
};

interface Tag {
  readonly name: string;
  readonly parent: string;
  readonly attributes: readonly string[];
}

const tagsOf = (xml: string): readonly Tag[] => {
  const open: string[] = [];
  const tags: Tag[] = [];
  for (const [, end = '', name = '', rest = '', alone = ''] of xml.matchAll(/<(\/?)([a-z][\w-]*)([^<>]*?)(\/?)>/g)) {
    if (end !== '') {
      expect(open.pop()).toBe(name);
      continue;
    }
    const attributes = [...rest.matchAll(/ ([\w-]+)="/g)].map(([, attribute = '']) => attribute);
    tags.push({ name, parent: open.at(-1) ?? '', attributes });
    if (alone === '') open.push(name);
  }
  return tags;
};

describe('JUnit XML', () => {
  test.each([
    ['a run', report],
    ['a strict run', strict],
    ['a run without checks', { ...report, checks: [], gate: { exitCode: 75, sentence: 'nobody answers' } }],
  ])('has only what the schema of Jenkins allows: %s', async (_name, what) => {
    const tags = tagsOf(await xmlOf(what));
    expect(tags.length).toBeGreaterThan(2);
    for (const { name, parent, attributes } of tags) {
      const [allowedAttributes = [], parents = []] = allowed[name] ?? [];
      expect(attributes.filter((attribute) => !allowedAttributes.includes(attribute))).toEqual([]);
      expect(parents).toContain(parent);
    }
  });

  test('has a case for each check, and counts as the verdicts are', async () => {
    const xml = await xmlOf(report);
    expect(xml).toContain('tests="8" failures="3" errors="1" time="1.000">');
    expect(xml).toContain('name="a/broken: Title of broken" time="0.250"');
  });

  test('fails for a warning where the run is strict', async () => {
    expect(await xmlOf(strict)).toContain('tests="8" failures="4" errors="1" time=');
  });

  test('has the finding as text, the reason in one line as message', async () => {
    const xml = await xmlOf(report);
    const [, text = ''] = /<failure message="broadcast answered 500" type="status">([^<]*)<\/failure>/.exec(xml) ?? [];
    expect(text).toMatch(/^finding: broadcast answered 500 \[status\]\nrequirement: /);
    expect(text).toMatch(/\nexpected: 202\nseen: 500 /);
  });

  test('shows a warned check as one, and why a check was skipped', async () => {
    const xml = await xmlOf(report);
    expect(xml).toMatch(/name="\[warned\] a\/soft: [^>]*>\n<system-out>warn: not so nice\nfinding: /);
    expect(xml).toContain('<skipped message="not claimed"/>');
  });

  test('is XML whatever a target has said', async () => {
    const xml = await xmlOf(report);
    // oxlint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(xml).toContain(String.raw`500 &lt;![CDATA[ ]]&gt; &amp; \u0000\u001b`);
    expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#\d+;)/);
  });
});
