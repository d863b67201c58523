import { benchLines, paintLine } from './bench/bench-lines.ts';
import { measurePaints } from './bench/measure-paints.ts';
import { measureRun, type MeasuredRun } from './bench/measure-run.ts';

const usual = 5;

const [first, ...rest] = process.argv.slice(2);
const count = first === undefined ? usual : Number(first);
if (!Number.isInteger(count) || count < 1) {
  console.error('expected: npm run bench -- [how many runs] [arguments of a run]');
  process.exit(64);
}
const runs: MeasuredRun[] = [];
for (let number = 0; number < count; number += 1) runs.push(await measureRun(rest));
for (const line of benchLines(runs)) console.log(line);
console.log(paintLine(await measurePaints(usual)));
