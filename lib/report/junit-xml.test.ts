import { describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../fixtures/testing/example-report.ts';
import type { Report } from '../contract/report.ts';
import { junitXml } from './junit-xml.ts';

const strict: Report = { ...report, run: { ...report.run, strict: true } };

describe('JUnit XML', () => {
  test('has a case for each check, and counts as the verdicts are', () => {
    const xml = junitXml(report);
    expect(xml).toContain('<testsuites tests="8" failures="3" errors="1" skipped="1">');
    expect(xml).toContain('name="a/broken: Title of broken" time="0.25"');
  });

  test('fails for a warning where the run is strict', () => {
    expect(junitXml(strict)).toContain('<testsuites tests="8" failures="4" errors="1" skipped="1">');
  });

  test('is XML whatever a target has said', () => {
    const xml = junitXml(report);
    // oxlint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(xml).toContain(String.raw`\u0000\u001b`);
    const outside = xml.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '');
    expect(outside).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#)/);
  });
});
