import { join } from 'node:path';
import { ConformanceError } from '../../error.ts';
import { differencesIn, type CutShort, type Round, type ShownBy } from '../../report/against/compare-services.ts';
import { prepareRun } from '../../run/prepare-run.ts';
import { judge } from '../run/judge.ts';
import { reporting } from '../run/modules.ts';
import { failedReportOf } from '../run/report-of.ts';
import type { Run } from '../run/run.ts';
import { unlessEnded } from '../watch-interrupts.ts';
import type { Both, Side } from './prepare-both.ts';

/** What both runs have in common. */
export type Common = Omit<Run, 'found' | 'prepared' | 'known'>;

/** Where the reports of either service go, below the folder of the comparison. */
export const sideFolders: Both<string> = { target: 'target', against: 'against' };

const shown = async (run: Run): Promise<ShownBy> => {
  const startedAt = new Date();
  const began = performance.now();
  const result = await judge(run);
  const durationMs = performance.now() - began;
  const { reportRun } = await reporting();
  const { prepared, found } = run;
  const report = reportRun({ ...prepared, ...found, startedAt, durationMs, strict: false, result });
  return { report, seen: result.seen ?? [] };
};

/** Whatever keeps a service from being asked leaves its report, as that of any run does. */
const published = async (run: Run, folder: string): Promise<ShownBy> => {
  const { publishReport } = await reporting();
  const to = { ...run.options, out: join(run.options.out, folder) };
  try {
    const ended = await shown(run);
    await publishReport(ended.report, to, { ...run.terminal, command: () => undefined });
    return ended;
  } catch (error) {
    await publishReport(await failedReportOf(run, error), to, { ...run.terminal, command: () => undefined });
    throw error;
  }
};

const runOf = (common: Common, { found, prepared }: Side): Run => ({
  ...common,
  found,
  prepared,
  known: undefined,
  isCompared: true,
});

/** Asks one service after the other, so that neither waits for this machine because of the other. */
export const askBoth = async (common: Common, { target, against }: Both<Side>): Promise<Round> => {
  const { say } = common.terminal;
  say('target');
  const first = await published(runOf(common, target), sideFolders.target);
  say('against');
  const second = await published(runOf(common, against), sideFolders.against);
  return { target: first, against: second };
};

/** The checks alone, within what is left of the limit of messages; undefined: too little is left. */
const narrowed = async (
  { found, prepared }: Side,
  { report }: ShownBy,
  among: readonly string[],
): Promise<Side | undefined> => {
  const { profile } = found.target;
  const messages = profile.limits.messages - report.cost.messages;
  const target = { ...found.target, profile: { ...profile, limits: { ...profile.limits, messages } } };
  const { seed, runs, deep, soakMs: soak, replay } = prepared.run;
  const { outside, set } = prepared;
  try {
    const again = await prepareRun(target, {
      only: [],
      areas: [],
      among,
      seed,
      runs,
      deep,
      soak,
      outside,
      set,
      replay,
    });
    return { found: { ...found, target }, prepared: again };
  } catch (error) {
    if (error instanceof ConformanceError && error.code === 'ERR_BUDGET') return undefined;
    throw error;
  }
};

/** What a service shows when it is asked again; or why it could not be asked to the end. The first round stays, whatever becomes of this one. */
const shownAgain = async (run: Run): Promise<ShownBy | CutShort> => {
  try {
    const ended = await shown(run);
    const { stopped, errors } = ended.report.run;
    return stopped === undefined && errors.length === 0 ? ended : { endedBy: ended.report };
  } catch (error) {
    return { endedBy: await failedReportOf(run, unlessEnded(error, run.early.signal, '')) };
  }
};

/** Asks both again what they answered differently. Undefined where nothing was, or where it cannot be asked again. */
export const askAgain = async (
  common: Common,
  both: Both<Side>,
  first: Round,
): Promise<Round | CutShort | undefined> => {
  const checks = [...new Set(differencesIn(first).map(({ check }) => check))];
  const isStopped = [first.target, first.against].some(({ report }) => report.run.stopped !== undefined);
  if (checks.length === 0 || isStopped) return undefined;
  const target = await narrowed(both.target, first.target, checks);
  const against = await narrowed(both.against, first.against, checks);
  if (target === undefined || against === undefined) return undefined;
  common.terminal.say('again, what differed');
  const one = await shownAgain(runOf(common, target));
  if ('endedBy' in one) return one;
  const other = await shownAgain(runOf(common, against));
  return 'endedBy' in other ? other : { target: one, against: other };
};
