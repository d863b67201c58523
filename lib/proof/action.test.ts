import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openRecipeRoom, textOf, version, type RecipeRoom, type Tree } from '../../fixtures/testing/recipe-room.ts';
import type { Report } from '../contract/report.ts';

describe('the action for GitHub', () => {
  let room: RecipeRoom;
  beforeAll(async () => {
    room = await openRecipeRoom();
  });
  afterAll(() => room[Symbol.asyncDispose]());

  test('github-targets.yml calls the action of this version with inputs that it has', () => {
    const { jobs } = parse(textOf('examples/github-targets.yml')) as {
      readonly jobs: Readonly<Record<string, { readonly steps: readonly Tree[] }>>;
    };
    const step = jobs['conformance']?.steps.find(({ uses }) => String(uses).startsWith('asrs-conformance/'));
    expect(step?.['uses']).toBe(`asrs-conformance/asrs-conformance@v${version()}`);
    expect(Object.keys(action().inputs)).toEqual(expect.arrayContaining(Object.keys(step?.['with'] as Tree)));
  });

  interface Action {
    readonly inputs: Readonly<Record<string, { readonly default: string }>>;
    readonly outputs: Readonly<Record<string, { readonly value: string }>>;
    readonly runs: {
      readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
    };
  }

  const action = (): Action => parse(textOf('action.yml')) as Action;

  /** Runs the action as GitHub does, and reads its outputs. */
  const act = async (inputs: Readonly<Record<string, string>>, more: NodeJS.ProcessEnv = {}) => {
    const [step] = action().runs.steps;
    const valueOf = (text: string): string =>
      text.replaceAll(
        /\$\{\{ inputs\.([a-z-]+) \}\}/g,
        (_, name: string) => inputs[name] ?? action().inputs[name]?.default ?? '',
      );
    const cwd = room.folder();
    const outputs = join(cwd, 'outputs');
    const given = Object.entries(step?.env ?? {}).map(([name, text]) => [name, valueOf(text)] as const);
    const env = { ...Object.fromEntries(given), GITHUB_OUTPUT: outputs, ...more };
    const { code, output } = await room.execute(step?.run ?? '', cwd, env);
    const lines = readFileSync(outputs, 'utf8').trimEnd().split('\n');
    const said = new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    return { code, output, cwd, said };
  };

  test('the action tests the service of the environment, and says what came of it', async () => {
    const { code, cwd, said } = await act({
      out: 'a folder',
      formats: 'junit markdown',
      profile: 'local',
      args: '--seed 7\n--no-repro',
    });
    expect(code).toBe(0);
    expect(said.get('exit-code')).toBe('0');
    expect(said.get('verdict')).toMatch(/^conformant: /);
    const report = JSON.parse(readFileSync(join(cwd, said.get('report') ?? ''), 'utf8')) as Report;
    expect([report.run.seed, report.target.profileAsked]).toEqual([7, 'local']);
    expect(existsSync(join(cwd, 'a folder', 'junit.xml'))).toBe(true);
    expect(existsSync(join(cwd, 'a folder', 'report.html'))).toBe(false);
    const named = Object.values(action().outputs).map(({ value }) => /outputs\.([a-z-]+)/.exec(value)?.[1]);
    expect(new Set(said.keys())).toEqual(new Set(named));
  });

  test('the action is never green without a target', async () => {
    const none = await act({}, { ASRS_CONNECTION_STRING: undefined });
    expect([none.code, none.said.get('exit-code')]).toEqual([64, '64']);
    expect(none.output).toContain('::error::no target');
    for (const variable of ['ASRS_CONNECTION_STRING', 'AzureSignalRConnectionString', 'ConnectionStrings__SignalR']) {
      const empty = await act({}, { ASRS_CONNECTION_STRING: undefined, [variable]: '' });
      expect([empty.code, empty.said.get('exit-code')]).toEqual([64, '64']);
      expect(empty.output).toContain('::error::no target');
    }
  });
});
