import { describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../../fixtures/testing/example-report.ts';
import { openShould } from '../../../fixtures/testing/open-should.ts';
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

  test('has no error for what keeps no verdict from being green: a should that is open', async () => {
    const xml = await xmlOf(openShould);
    expect(xml).toContain('tests="2" failures="0" errors="0" time="1.000">');
    expect(xml).toContain('<skipped message="the control was late"/>');
    expect(xml).not.toContain('asrs.run');
  });

  test.each([
    ['a list that is out of date', 3, openShould],
    ['a target that is gone', 75, report],
    ['an interrupt', 130, report],
    ['a mistake of this tool', 70, report],
    ['that nothing came to a verdict', 2, openShould],
  ])('says why a run ended where no check does: %s', async (_name, exitCode, { checks, ...rest }) => {
    const what = { ...rest, checks, gate: { exitCode, sentence: 'Why it ended.' } };
    const xml = await xmlOf(what);
    expect(xml).toContain(`<failure message="Why it ended." type="exit-code-${exitCode}">`);
    expect(xml).toContain(` tests="${checks.length + 1}" `);
  });

  test.each([
    ['1, which a failure shows', 1, 'fail'],
    ['2, which an error shows', 2, 'inconclusive'],
  ])('has no case for the run where it ends with %s', async (_name, exitCode, verdict) => {
    const checks = report.checks.filter((check) => check.verdict === verdict);
    expect(await xmlOf({ ...report, checks, gate: { exitCode, sentence: 's' } })).not.toContain('asrs.run');
  });

  test('is XML whatever a target has said', async () => {
    const xml = await xmlOf(report);
    // oxlint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(xml).toContain(String.raw`500 &lt;![CDATA[ ]]&gt; &amp; \u0000\u001b`);
    expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#\d+;)/);
  });
});
