import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import type { Check, Monitor } from '../contract/check.ts';
import type { Step } from '../contract/step.ts';
import { drawValues } from '../engine/plan/draw-values.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { timingFrom } from '../run/calibrate.ts';
import { suites } from '../../suites/index.ts';
import { loadProfile } from '../target/load-profile.ts';
import type { ScriptInput } from './script-input.ts';
import { writeScript } from './write-script.ts';

const profile = loadProfile('reference');
const restBase = 'http://127.0.0.1:8888';
const secret = 'canary-secret-0123456789';
const input = (steps: readonly Step[], more: Partial<ScriptInput> = {}): ScriptInput => ({
  steps,
  title: 'a title',
  lines: [],
  file: '1-a-title.mjs',
  target: { restBase, clientBase: restBase, catalogue: v1, accessKey: secret, profile },
  timing: timingFrom(profile, { roundTripMs: 1, connectMs: 2, deliveryMs: 3, effects: { join: 4 } }),
  runId: 'rid',
  ...more,
});

const names = (script: string): readonly string[] =>
  [...script.matchAll(/^(?:async )?function (\w+)/gm)].map(([, name = '']) => name);

const checks = suites
  .flatMap((suite) => suite.checks)
  .filter((check): check is Exclude<Check, Monitor> => !('monitor' in check));

describe('a script of every check', () => {
  test.each(checks.map((check) => [check.id, check] as const))('%s', (_, check) => {
    const steps =
      'steps' in check
        ? check.steps
        : [...(check.before ?? []), ...check.each(drawValues(check, { seed: 1, count: 1 })[0])];
    const script = writeScript(input(steps));
    expect(() => parseAst(script)).not.toThrow();
    const [body = '', runtime = ''] = script.split('// ----- What the steps call -----');
    const known = new Set(names(runtime));
    const called = [...body.matchAll(/(?<=\(\) =>\s+|await |^)([a-z]\w+)\(service\b/gm)].map(([, name = '']) => name);
    expect(called.filter((name) => !known.has(name))).toEqual([]);
    expect(new Set(names(runtime)).size).toBe(names(runtime).length);
    expect(script).not.toContain(secret);
    expect(runtime).not.toMatch(/@param|@type|import\('/);
  });
});

test('text of a target stays a comment', () => {
  const text = 'seen\nprocess.exit(9);\r\u2028process.exit(9);*/ `${process.exit(9)}`';
  const script = writeScript(input([], { title: text, lines: [['seen', text]] }));
  const lines = script.split(/[\n\r\u2028\u2029]/).filter((line) => line.includes('process.exit(9)'));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every((line) => line.startsWith('// '))).toBe(true);
});

test('has only what its steps need', () => {
  const look: Step = { do: 'call', operation: 'userHasConnections', user: 'ann', expect: 'absent' };
  const script = writeScript(input([look]));
  expect(names(script)).not.toContain('openWebSocket');
  expect(names(script)).not.toContain('badToken');
  expect(names(writeScript(input([{ ...look, token: 'expired' }])))).toContain('badToken');
});
