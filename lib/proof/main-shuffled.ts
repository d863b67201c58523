import { shuffled } from '../../fixtures/catalogues/shuffled.ts';
import { suites } from '../../suites/index.ts';
import type { Outcome } from '../contract/outcome.ts';
import { startReference } from '../reference/start-reference.ts';
import { calibrate } from '../run/calibrate.ts';
import { newRunId } from '../run/new-run-id.ts';
import { preflight } from '../run/preflight.ts';
import { loadProfile } from '../target/load-profile.ts';
import type { Target } from '../target/target.ts';
import { judgeChecks } from './judge-checks.ts';

// Judges the reference, which serves a catalogue that nobody has, by the whole suite. A path, method or status that code knows by itself is red.
const profile = loadProfile('reference');
const { pingIntervalMs, clientTimeoutMs } = profile.timing;
await using reference = await startReference({ catalogue: shuffled, pingIntervalMs, clientTimeoutMs });
const { url, accessKey } = reference;
const target: Target = { restBase: url, clientBase: url, catalogue: shuffled, accessKey, profile };
const { signal } = new AbortController();
const run = { id: newRunId(), seed: 1, runs: 1, deep: false, shrink: false };

const line = ({ check, state, reason, findings: [first] }: Outcome): string => {
  const seen = first === undefined ? '' : `: expected ${first.expected}, seen ${first.seen}`;
  return `${state.padEnd(13)} ${check}  ${reason ?? ''}${seen}`;
};

const began = performance.now();
await preflight(target, { runId: run.id, signal });
const timing = await calibrate(target, { runId: run.id, signal });
const outcomes = await judgeChecks({ target, checks: suites.flatMap((suite) => suite.checks), run, timing });
const green = new Set<Outcome['state']>(['pass', 'not-applicable']);
const others = outcomes.filter(({ state }) => !green.has(state));
for (const outcome of others) console.error(line(outcome));
const seconds = Math.round((performance.now() - began) / 1000);
console.log(
  `catalogue "${shuffled.version}": ${outcomes.length - others.length} of ${outcomes.length} checks are green (${seconds} s)`,
);
process.exitCode = others.length === 0 ? 0 : 1;
