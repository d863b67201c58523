// The tests are made of checks, and show what these have found.
/* oxlint-disable vitest/expect-expect, vitest/valid-title */
import { afterAll, beforeAll, describe, test, type TestContext } from 'vitest';
import type { CheckResult, Report } from '../contract/report.ts';
import { setOf } from '../cli/run/set-of.ts';
import { shippedSuites } from '../run/prepare-run.ts';
import { outsideSuitesOf } from '../cli/outside-suites-of.ts';
import { findingLines } from '../report/finding-lines.ts';
import { visible } from '../report/visible.ts';
import { selectChecks } from '../run/select-checks.ts';
import { runConformance, type ConformanceOptions } from './run-conformance.ts';

/** What `testConformance` is asked for. */
export interface ConformanceTestOptions extends Omit<ConformanceOptions, 'target' | 'signal' | 'onOutcome' | 'shard'> {
  /** As in `ConformanceOptions`, or a function that says it once the hooks before have started the service. */
  readonly target?: string | undefined | (() => string | Promise<string>);
}

interface Task {
  readonly type: string;
  readonly mode: string;
  readonly name: string;
  readonly tasks?: readonly Task[];
}

/** The tests that vitest is about to run: its filters have been applied when hooks are called. */
const namesToRun = (task: Task): readonly string[] => {
  if (task.type === 'test') return task.mode === 'skip' || task.mode === 'todo' ? [] : [task.name];
  return (task.tasks ?? []).flatMap(namesToRun);
};

const nameOf = ({ id, title }: { readonly id: string; readonly title: string }): string => `${title} [${id}]`;

const failureOf = (report: Report, check: CheckResult): Error => {
  const lines = check.findings.flatMap((finding) =>
    findingLines(report, check, finding)
      .filter(([label]) => label !== 'reproduce')
      .map(([label, text]) => `${label.padEnd(12)}${visible(text)}`),
  );
  const error = new Error(lines.length > 0 ? lines.join('\n') : (check.reason ?? check.state));
  // Where it was thrown says nothing about the service.
  delete error.stack;
  return error;
};

const show = (report: Report, id: string, context: TestContext): void => {
  const check = report.checks.find((one) => one.check === id);
  if (check === undefined) return context.skip(report.gate.sentence);
  if (check.verdict === 'fail' || (check.verdict === 'warn' && report.run.strict)) throw failureOf(report, check);
  if (check.verdict === 'pass' || check.verdict === 'observed') return undefined;
  if (check.verdict === 'warn') return void context.annotate(failureOf(report, check).message, 'warning');
  return context.skip(`${check.verdict}${check.reason === undefined ? '' : `: ${check.reason}`}`);
};

/**
 * Registers the checks as tests of the vitest that calls it, one `describe` for each area, so that its filters, reporters and UI work on them. All
 * chosen checks run together in a hook before the first test; each test then shows the result of its check. A check that only warns passes with an
 * annotation; one that says nothing (inconclusive, blocked, not applicable) is skipped with its reason, and where such checks keep the run from being
 * conformant, the last test fails.
 *
 * @throws ConformanceError ERR_USAGE, ERR_SUITE for a filter that matches nothing or a mistake in a suite
 */
export const testConformance = async (options: ConformanceTestOptions = {}): Promise<void> => {
  const { target, only = [], area = [], ...rest } = options;
  const outside = await outsideSuitesOf(options);
  const listed = selectChecks([...shippedSuites(setOf(options.set)), ...outside.suites], {
    only,
    areas: area,
    among: undefined,
  });
  const ids = new Map(listed.map(({ check }) => [nameOf(check), check.id]));
  const areas = [...new Set(listed.map((one) => one.area))];
  describe('Azure SignalR REST API v1', () => {
    const stop = new AbortController();
    let report: Report | undefined;
    // vitest reads the first parameter as a pattern of fixtures, and hands over the suite behind it.
    // oxlint-disable-next-line no-empty-pattern
    beforeAll(async ({}, all) => {
      const wanted = namesToRun(all as unknown as Task).flatMap((name) => ids.get(name) ?? []);
      if (wanted.length === 0) return;
      const url = typeof target === 'function' ? await target() : target;
      report = await runConformance({ ...rest, target: url, only: wanted, signal: stop.signal });
    }, 0);
    afterAll(() => stop.abort());
    describe.each(areas)('%s', (name) => {
      for (const { area: own, check } of listed) {
        if (own !== name) continue;
        test(nameOf(check), (context) => show(report!, check.id, context));
      }
    });
    test('the run says enough', () => {
      if (report !== undefined && report.gate.exitCode > 1) throw new Error(report.gate.sentence);
    });
  });
};
