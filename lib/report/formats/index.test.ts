import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../../fixtures/testing/example-report.ts';
import { packagePath } from '../../package-root.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { Report } from '../../contract/report.ts';
import { formats } from './index.ts';

/** Text that a hostile target might have said, wherever a target can say something. */
const sayingEverywhere = (text: string): Report => ({
  ...report,
  gate: { exitCode: 1, sentence: text },
  checks: report.checks.map((check) => ({
    ...check,
    ...(check.reason === undefined ? {} : { reason: text }),
    findings: check.findings.map((finding): Finding => ({
      ...finding,
      message: text,
      expected: text,
      seen: text,
      step: '$',
    })),
  })),
});

const textOf = async (name: string, what: Report): Promise<string> => {
  const files = await formats.find((format) => format.name === name)?.render(what);
  return (files ?? []).map(({ bytes }) => String(bytes)).join('\n');
};

describe('the report formats', () => {
  test.each(formats)('$name writes only what it says that it writes', async ({ render, writes }) => {
    const paths = (await render(report)).map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => path !== writes && !path.startsWith(`${writes}/`))).toEqual([]);
  });

  test('have names and places of their own', () => {
    for (const key of ['name', 'writes'] as const)
      expect(new Set(formats.map((format) => format[key])).size).toBe(formats.length);
  });

  test('are those that the docs list', () => {
    const rows = formats.map(({ name, writes, help }) => `${name} | ${writes} | ${help}`);
    const docs = readFileSync(packagePath('docs/reports.md'), 'utf8');
    const listed = [...docs.matchAll(/^\| `([^`]+)` +\| `([^`]+)` +\| (.+?) +\|$/gm)].map(
      ([, name, writes, help]) => `${name} | ${writes} | ${help}`,
    );
    expect(listed).toEqual(rows);
  });

  /** A badge has no text of the target's. */
  const withText = formats.filter(({ name }) => name !== 'badge').map(({ name }) => name);

  test.each(withText)('%s shows half a character as its escape', async (name) => {
    const text = await textOf(name, sayingEverywhere('half \ud83d of \\ud83d, whole 😀'));
    expect(text.isWellFormed()).toBe(true);
    expect(text.replaceAll(String.raw`\\`, '\\')).toContain('half');
    expect(text).not.toContain('\ufffd');
  });

  test('json can be read by readers that refuse half a character', async () => {
    const text = await textOf('json', sayingEverywhere('half \ud83d of \\ud83d, whole 😀'));
    const back = JSON.parse(text) as Report;
    expect(back.gate.sentence).toBe('half \\ud83d of \\ud83d, whole 😀');
    expect(text).not.toMatch(/(?<!\\)(?:\\\\)*\\ud83d/);
  });

  test('markdown lets nothing that a target says be markup', async () => {
    const text = await textOf(
      'markdown',
      sayingEverywhere('</summary> ```\n# <b>x</b>\n```` ##vso[task.x]\n::error::x'),
    );
    expect(text).not.toContain('<b>x</b></summary>');
    expect(text).toMatch(/`````text\n/);
    expect(text).not.toMatch(/##vso\[|^\s*::/m);
  });
});
