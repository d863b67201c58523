import { resolve } from 'node:path';
import { ReporterRuntime } from 'allure-js-commons/sdk/reporter';
import AllureVitestReporter from 'allure-vitest/reporter';
import type { RunnerTask } from 'vitest';
import type { CheckResult, Report } from '../../contract/report.ts';
import { allureMessages } from './allure-messages.ts';
import { caseKind, type CaseKind } from '../formats/case-kind.ts';
import type { ReportFile } from '../formats/report-format.ts';
import { createCollectingWriter } from './collecting-writer.ts';
import { tidyResult } from './tidy-result.ts';

const states: Readonly<Record<CaseKind, 'pass' | 'fail' | 'skip'>> = {
  passed: 'pass',
  failure: 'fail',
  error: 'fail',
  skipped: 'skip',
};

/** Allure tells "failed" from "broken" by the name of the error: a deviation is the one, no verdict the other. */
const errorOf = ({ verdict, reason }: CheckResult, kind: CaseKind): { name: string; message: string } => ({
  name: kind === 'failure' ? 'AssertionError' : 'Error',
  message: reason ?? verdict,
});

/** The check as vitest's reporters see a test, with the times that it took itself: vitest has all of them end together, with the session. */
const taskOf = (report: Report, check: CheckResult): RunnerTask => {
  const startTime = Date.parse(report.run.startedAt) + check.startedAtMs;
  const kind = caseKind(report, check);
  const state = states[kind];
  const task = {
    type: 'test',
    name: check.check,
    mode: 'run',
    suite: undefined,
    file: { filepath: resolve('suites', `${check.area}.ts`) },
    meta: { allureRuntimeMessages: allureMessages(report, check, startTime + check.durationMs) },
    result: {
      state,
      startTime,
      duration: check.durationMs,
      errors: state === 'fail' ? [errorOf(check, kind)] : [],
    },
  };
  return task as unknown as RunnerTask;
};

const environmentOf = ({ suite, run, target, gate }: Report): Record<string, string> => ({
  suite: `${suite.name} ${suite.version}`,
  node: run.node,
  run: run.id,
  seed: String(run.seed),
  target: target.restBase,
  profile: target.profile,
  verdict: gate.sentence,
});

/**
 * The report as Allure results, made by allure-vitest's reporter, which is given each check as it would see a test of vitest.
 *
 * @param folder that the paths begin with
 */
export const allureFiles = (report: Report, folder: string): readonly ReportFile[] => {
  const writer = createCollectingWriter(folder, tidyResult(report));
  const runtime = new ReporterRuntime({ writer, environmentInfo: environmentOf(report) });
  // In place of `onInit`, which would hook it to a vitest and to a writer of its own.
  const reporter = new AllureVitestReporter({});
  Object.assign(reporter, { allureReporterRuntime: runtime });
  runtime.writeEnvironmentInfo();
  for (const check of report.checks) reporter.handleTask(taskOf(report, check));
  return writer.files();
};
