import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { againstLines } from '../../report/against/against-lines.ts';
import { againstMarkdown } from '../../report/against/against-markdown.ts';
import type { AgainstReport } from '../../report/against/against-report.ts';
import { compareServices } from '../../report/against/compare-services.ts';
import { writeWhole } from '../../report/files/write-whole.ts';
import { readableJson } from '../../report/readable-json.ts';
import { addToJobSummary } from '../../report/pipeline/job-summary.ts';
import { redactAll } from '../../report/redact-report.ts';
import { cannotWrite } from '../../report/report-folder.ts';
import { endAfter } from '../../run/early/early-end.ts';
import { describeTarget } from '../../target/describe-target.ts';
import { targetSecrets } from '../../rest/target-secrets.ts';
import { createRedactor } from '../../trace/redactor.ts';
import { findTarget, type FoundTarget } from '../find-target.ts';
import { outsideSuitesOf } from '../outside-suites-of.ts';
import { preparing } from '../run/modules.ts';
import type { RunOptions } from '../run/run.ts';
import type { Terminal } from '../terminal.ts';
import { unlessEnded, watchInterrupts } from '../watch-interrupts.ts';
import { findAgainst } from './find-against.ts';
import { prepareBoth, refuseAlone, type Both, type Side } from './prepare-both.ts';
import { askAgain, askBoth, sideFolders, type Common } from './run-both.ts';

const files = { json: 'differences.json', markdown: 'differences.md' } as const;

const sayHeader = async ({ target, against }: Both<Side>, terminal: Terminal): Promise<void> => {
  const { sayLines, targetLines, runLines } = await preparing();
  const [first, ...rest] = targetLines(target.found);
  const second = ['against', describeTarget(against.found.target)] as const;
  sayLines(terminal, [first ?? ['target', ''], second, ...rest, ...runLines(target.prepared)]);
  terminal.say('');
};

/** A service may repeat the key that it was sent, and the other report does not know it. */
const redactorOf = ({ target, against }: Both<Side>): ((text: string) => string) =>
  createRedactor([...targetSecrets(target.found.target), ...targetSecrets(against.found.target)]);

const write = async (out: string, report: AgainstReport, markdown: string): Promise<void> => {
  await writeWhole(join(out, files.json), readableJson(report, 2));
  await writeWhole(join(out, files.markdown), markdown);
};

const finish = async ({ options: { out }, terminal }: Common, report: AgainstReport): Promise<number> => {
  const markdown = againstMarkdown(report);
  await write(out, report, markdown).catch((error: unknown) => {
    throw cannotWrite(out, error);
  });
  await addToJobSummary(markdown, process.env);
  const lines = againstLines(report, terminal.paint);
  const place = `${terminal.paint.quiet('reports'.padEnd(10))}${join(out, files.markdown)}, ${files.json}, ${sideFolders.target}/, ${sideFolders.against}/`;
  terminal.say('', ...lines.slice(0, -1), place, ...lines.slice(-1));
  return report.exitCode;
};

const compare = async (common: Common, both: Both<Side>): Promise<number> => {
  const { prepareReports, lockFolder, formats } = await preparing();
  const { out } = common.options;
  await using _lock = await lockFolder(out);
  // What an earlier run left in any of them is not of this one.
  const folders = [out, ...Object.values(sideFolders).map((folder: string) => join(out, folder))];
  await Promise.all(folders.map((folder) => prepareReports(folder, formats)));
  await Promise.all(Object.values(files).map((file) => rm(join(out, file), { force: true })));
  await sayHeader(both, common.terminal);
  const first = await askBoth(common, both);
  const second = await askAgain(common, both, first);
  const redact = redactorOf(both);
  return finish(common, redactAll(compareServices(first, second, redact), redact) as AgainstReport);
};

const withBoth = async (common: Common, found: Both<FoundTarget>): Promise<number> => {
  const outside = await outsideSuitesOf(common.options);
  return compare(common, await prepareBoth(common.options, found, { outside, signal: common.early.signal }));
};

/**
 * Sends one plan to two services, and lists what they do differently. Returns 1 where they differ, 2 where that could not be told, else 0.
 *
 * @throws ConformanceError for whatever keeps one of them from being asked
 */
export const againstCommand = async (options: RunOptions, terminal: Terminal): Promise<number> => {
  const startedAt = new Date();
  using interrupts = watchInterrupts(() =>
    terminal.complain('interrupted: cleaning up (interrupt again to exit at once)'),
  );
  using early = endAfter(options.maxTime, interrupts.signal);
  refuseAlone(options);
  const found: FoundTarget[] = [];
  const keep = (service: FoundTarget): FoundTarget => {
    found.push(service);
    return service;
  };
  try {
    const target = keep(await findTarget(options, process.env));
    const against = keep(await findAgainst(options, process.env));
    return await withBoth({ options, terminal, early, startedAt }, { target, against });
  } catch (error) {
    throw unlessEnded(error, early.signal);
  } finally {
    await Promise.all(found.map(async ({ reference }) => reference?.close()));
  }
};
