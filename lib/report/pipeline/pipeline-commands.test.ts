import { describe, expect, it } from 'vitest';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import type { Report } from '../../contract/report.ts';
import { pipelineCommands } from './pipeline-commands.ts';

const github = { GITHUB_ACTIONS: 'true' };
const azure = { TF_BUILD: 'True' };

const saying = (text: string): Report => ({
  ...exampleReport,
  checks: exampleReport.checks.map((check) => ({
    ...check,
    findings: check.findings.map((finding) => ({ ...finding, expected: text, seen: text })),
  })),
});

describe('the commands to a pipeline', () => {
  it('are one line for each cause, an error for a must and a warning for a should', () => {
    const lines = pipelineCommands(exampleReport, github);
    expect(lines[0]).toMatch(/^::error title=broadcast answered 500::expected 202, seen 500 .*\[a\/broken/);
    const soft = exampleReport.checks.filter(({ verdict }) => verdict === 'warn');
    const warnings = pipelineCommands({ ...exampleReport, checks: soft, gate: { exitCode: 0, sentence: '' } }, github);
    expect(warnings).toEqual([expect.stringMatching(/^::warning title=broadcast answered 500::/)]);
    expect(pipelineCommands(exampleReport, azure)[0]).toMatch(
      /^##vso\[task\.logissue type=error\]broadcast answered 500: /,
    );
  });

  it('are none anywhere else', () => {
    expect(pipelineCommands(exampleReport, {})).toEqual([]);
  });

  it.each([
    ['GitHub', github],
    ['Azure', azure],
  ])('hold text of a target that cannot begin another command: %s', (_name, env) => {
    const lines = pipelineCommands(saying('100%\n::error::x\r##vso[task.complete]y\u001b[2J'), env);
    for (const line of lines) {
      for (const character of ['\r', '\n', '\u001b']) expect(line).not.toContain(character);
      expect(line.slice(2)).not.toContain('##vso[');
    }
  });

  it('name a run that comes to no verdict', () => {
    const report: Report = { ...exampleReport, checks: [], gate: { exitCode: 75, sentence: 'nobody answers' } };
    expect(pipelineCommands(report, github)).toEqual(['::error title=conformance::nobody answers']);
  });
});
