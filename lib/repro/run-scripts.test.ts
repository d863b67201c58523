import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v1 } from '../spec/catalogues/v1.ts';
import { loadProfile } from '../target/load-profile.ts';
import type { Profile } from '../target/profile.ts';
import { runScripts } from './run-scripts.ts';
import type { WrittenScript } from './scripts-of-causes.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scripts-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A script that writes down when it begins and ends. */
const script = (name: string, { peak = 1, lastsMs = 150, ms = 0 } = {}): WrittenScript => ({
  cause: name,
  check: `test/${name}`,
  file: `repro/${name}.mjs`,
  cost: { messages: 0, requests: 0, connects: peak, peak, ms, mostMessages: 0 },
  text: `
    import { appendFileSync } from 'node:fs';
    const note = (what) => appendFileSync(${JSON.stringify(join(folder, 'log'))}, what + '${name}\\n');
    note('+');
    setTimeout(() => { note('-'); console.log('The deviation shows.'); process.exitCode = 1; }, ${lastsMs});
  `,
});

const run = async (scripts: readonly WrittenScript[], profile: Profile = loadProfile('local')) => {
  const target = { restBase: 'http://127.0.0.1:1', clientBase: 'http://127.0.0.1:1', catalogue: v1, profile };
  const { signal } = new AbortController();
  const left = { durationMs: 1000, messages: 1000, growth: 1 };
  const ran = await runScripts(scripts, { folder, target, signal, redact: (text) => text, ...left });
  const log = (await readFile(join(folder, 'log'), 'utf8')).trimEnd().split('\n');
  return { log, scripts: ran.scripts };
};

/** How many were at work at once, at most. */
const mostAtOnce = (log: readonly string[]): number => {
  let now = 0;
  return Math.max(...log.map((line) => (now += line.startsWith('+') ? 1 : -1)));
};

describe.sequential('scripts', () => {
  it('run one after the other where they share a hub', async () => {
    const profile = { ...loadProfile('local'), hubs: { ...loadProfile('local').hubs, fixed: ['chat'] } };
    expect(mostAtOnce((await run([script('a'), script('b')], profile)).log)).toBe(1);
  });

  it('begin with the one that takes longest', async () => {
    const profile = { ...loadProfile('local'), hubs: { ...loadProfile('local').hubs, fixed: ['chat'] } };
    const { log } = await run([script('short', { ms: 100 }), script('long', { ms: 5000 })], profile);
    expect(log[0]).toBe('+long');
  });

  it('keep to the limit of connections together', async () => {
    const local = loadProfile('local');
    const profile = { ...local, limits: { ...local.limits, sockets: 40 } };
    const scripts = [script('big', { peak: 30 }), script('bigger', { peak: 35 }), script('small', { peak: 2 })];
    const { log } = await run(scripts, profile);
    const atOnce = new Set<string>();
    for (const line of log) {
      if (line.startsWith('+')) atOnce.add(line.slice(1));
      else atOnce.delete(line.slice(1));
      expect([...atOnce].filter((name) => name.startsWith('big')).length).toBeLessThanOrEqual(1);
    }
  });

  // On a busy machine a process may take so long to start that there is no time for another.
  it('run again beside one that takes long', { retry: 3 }, async () => {
    const { log, scripts } = await run([script('slow', { lastsMs: 4000 }), script('quick')]);
    const [slow, quick] = scripts;
    expect(slow).toMatchObject({ check: 'test/slow', runs: 1, reproduced: 1 });
    expect(quick?.runs).toBeGreaterThan(1);
    expect(log.indexOf('-slow')).toBe(log.length - 1);
  });

  it('run once where another time would take long', async () => {
    const { scripts } = await run([script('slow', { lastsMs: 2000 })]);
    expect(scripts).toMatchObject([{ check: 'test/slow', runs: 1, reproduced: 1 }]);
  });

  it('are cut off in time, although garbage is collected meanwhile', { timeout: 40_000 }, async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const collecting = setInterval(collect, 500);
    const { scripts } = await run([script('endless', { lastsMs: 30_000 })]).finally(() => clearInterval(collecting));
    expect(scripts).toMatchObject([{ result: 'could not be run', reason: 'it was not finished in time' }]);
  });

  it('run side by side without a warning of Node', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    await run(Array.from({ length: 12 }, (_, index) => script(`number-${index}`)));
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});
