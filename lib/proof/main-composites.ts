import { parseArgs } from 'node:util';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composites } from '../../fixtures/composites/composites.ts';
import { faults } from '../../fixtures/faults/index.ts';
import { strangeDeviations } from '../../fixtures/strangers/deviations.ts';
import { judgedCommit } from '../../fixtures/testing/judged-commit.ts';
import { packageFile, packageVersion } from '../package-root.ts';
import { compositePages, describeTotals, renderComposites, shortfalls, totalsOf } from './composites/composite-page.ts';
import { drawComposites, drawStrangers } from './composites/draw-composites.ts';
import { judgeComposite, type CompositeRun } from './composites/judge-composite.ts';
import { readFaultRows } from './faults/fault-rows.ts';
import { scoreComposite, type CompositeScore } from './composites/score-composite.ts';

const usage =
  'npm run composites -- [--draws <n>] [--strangers <n>] [--seed <n>] [--abreast <n>] [--output <file>] [--reports <folder>] [--page] [beginning of a composite’s id] …';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    draws: { type: 'string', default: '0' },
    strangers: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    abreast: { type: 'string', default: '1' },
    output: { type: 'string' },
    reports: { type: 'string' },
    page: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

const line = ({
  id,
  faults: count,
  exitCode,
  red,
  falselyRed,
  missed,
  causes,
  lines,
  wallMs,
}: CompositeScore): string =>
  `${id.padEnd(24)} ${count} faults, ${causes.length} causes, exit ${exitCode}, ${(wallMs / 1000).toFixed(1)} s, ${lines} lines, ${red.length} must requirements red` +
  `${falselyRed.length === 0 ? '' : `\n  falsely red: ${falselyRed.join(', ')}`}${missed.length === 0 ? '' : `\n  missed: ${missed.join(', ')}`}`;

const keepReport = (folder: string, id: string, { report, output }: CompositeRun): void => {
  const file = join(folder, id.replaceAll('/', '-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.json`, JSON.stringify(report));
  writeFileSync(`${file}.txt`, output);
};

if (values.help === true) {
  console.log(usage);
  process.exit(0);
}
const seed = Number(values.seed);
const drawn = [
  ...drawComposites(faults, Number(values.draws), seed),
  ...drawStrangers(strangeDeviations, Number(values.strangers), seed),
];
const chosen = [...composites, ...drawn].filter(
  ({ id }) => positionals.length === 0 || positionals.some((prefix) => id.startsWith(prefix)),
);
/** By the profile that judges them by their URL. */
const caughtBy = new Map(readFaultRows('local').map((row) => [row.id, row.caughtBy]));
const scores: CompositeScore[] = [];
const waiting = [...chosen];
const work = async (): Promise<void> => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const run = await judgeComposite(next, []);
    if (values.output !== undefined) writeFileSync(values.output, run.output);
    if (values.reports !== undefined) keepReport(values.reports, next.id, run);
    const score = scoreComposite(next, run, (fault) => caughtBy.get(fault) ?? []);
    scores.push(score);
    console.log(line(score));
  }
};
await Promise.all(Array.from({ length: Number(values.abreast) }, work));
const totals = totalsOf(scores);
console.log(describeTotals(totals));
for (const shortfall of shortfalls(totals)) {
  console.error(`not as good as it has to be: ${shortfall}`);
  process.exitCode = 1;
}
if (values.page === true) {
  const { name, version } = packageVersion();
  const suite = `${name} ${version} on Node ${process.versions.node}`;
  const order = chosen.map(({ id }) => id);
  const sorted = scores.toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  const strangers = Number(values.strangers);
  const options = { draws: Number(values.draws), strangers, seed, suite, commit: judgedCommit() };
  for (const page of compositePages) {
    const ofPage = sorted.filter(({ id }) => page.isAbout(id));
    if (ofPage.length > 0) writeFileSync(packageFile(page.file), renderComposites(page, ofPage, options));
  }
}
