import { describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../../fixtures/testing/example-report.ts';
import type { Report } from '../../contract/report.ts';
import { junit } from './junit.ts';

const strict: Report = { ...report, run: { ...report.run, strict: true } };

const xmlOf = async (what: Report): Promise<string> => String((await junit.render(what))[0]?.bytes);

describe('JUnit XML', () => {
  test('has a case for each check, and counts as the verdicts are', async () => {
    const xml = await xmlOf(report);
    expect(xml).toContain('tests="8" failures="3" errors="1" skipped="1" time="1.000">');
    expect(xml).toContain('name="a/broken: Title of broken" time="0.250"');
  });

  test('fails for a warning where the run is strict', async () => {
    expect(await xmlOf(strict)).toContain('tests="8" failures="4" errors="1" skipped="1"');
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
