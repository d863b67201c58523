import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  openRecipeRoom,
  scriptsIn,
  textOf,
  version,
  type Executed,
  type RecipeRoom,
  type Tree,
} from '../../fixtures/testing/recipe-room.ts';

describe('examples that spread a run', () => {
  let room: RecipeRoom;
  beforeAll(async () => {
    room = await openRecipeRoom();
  });
  afterAll(() => room[Symbol.asyncDispose]());

  /** Enough checks for four parts. */
  const someChecks = {
    FEW_CHECKS: 'broadcast/answers-202 broadcast/other-hub-is-silent users/send-answers-202 users/existence',
  };

  /** One line for each part, all at once, and then that of the merge, as the jobs of a pipeline do it. */
  const spread = async (
    {
      parts,
      merge,
    }: { readonly parts: readonly (readonly [line: string, env: NodeJS.ProcessEnv])[]; readonly merge: string },
    cwd: string,
  ): Promise<Executed> => {
    const ended = await Promise.all(parts.map(([line, env]) => room.execute(line, cwd, { ...env, ...someChecks })));
    expect(ended.map(({ code }) => code)).toEqual(parts.map(() => 0));
    return room.execute(merge, cwd);
  };

  const runsIn = (job: unknown): string => scriptsIn(job).join('\n');

  const jobs = (name: string): Tree => (parse(textOf(`examples/${name}`)) as { readonly jobs: Tree }).jobs;

  const four = [1, 2, 3, 4];

  test('github-shards.yml runs its parts and merges them', async () => {
    const { part, conformance } = jobs('github-shards.yml') as Record<string, Tree>;
    expect(part?.['strategy']).toMatchObject({ matrix: { shard: four } });
    const lineOf = (place: number): string =>
      runsIn(part).replaceAll('${{ matrix.shard }}', String(place)).replaceAll('${{ github.run_number }}', '12');
    const cwd = room.folder();
    const result = await spread({ parts: four.map((place) => [lineOf(place), {}]), merge: runsIn(conformance) }, cwd);
    expect([result.code, result.output]).toEqual([0, expect.stringContaining('\nconformant: ')]);
    rmSync(join(cwd, 'part-2'), { recursive: true });
    const without = await room.execute(runsIn(conformance), cwd);
    expect([without.code, without.output]).toEqual([2, expect.stringContaining('incomplete: part 2 of 4 is missing')]);
  });

  test('gitlab-parallel.yml runs its parts and merges them', async () => {
    const { part, conformance } = parse(textOf('examples/gitlab-parallel.yml')) as Record<string, Tree>;
    expect(part?.['parallel']).toBe(4);
    const parts = four.map((place) => {
      const env = { CI_NODE_INDEX: String(place), CI_NODE_TOTAL: String(part?.['parallel']), CI_PIPELINE_IID: '12' };
      return [runsIn(part), env] as const;
    });
    const { code, output } = await spread({ parts, merge: runsIn(conformance) }, room.folder());
    expect([code, output]).toEqual([0, expect.stringContaining('\nconformant: ')]);
  });

  interface Job {
    readonly spec: {
      readonly completions?: number;
      readonly podFailurePolicy?: {
        readonly rules: readonly { readonly onExitCodes?: { readonly values: readonly number[] } }[];
      };
      readonly template: { readonly spec: { readonly containers: readonly { readonly args: readonly string[] }[] } };
    };
  }

  const jobIn = (name: string): Job => parse(textOf(`examples/kubernetes/${name}`)) as Job;

  /** The line of a pod: its arguments, with its variables and its volume. */
  const lineOfPod = ({ spec }: Job, index: number): string => {
    const args = spec.template.spec.containers[0]?.args ?? [];
    const put = (word: string): string =>
      word.replaceAll('$(JOB_COMPLETION_INDEX)', String(index)).replaceAll('/reports/', 'volume/');
    return `npx --yes asrs-conformance@${version()} ${args.map(put).join(' ')}`;
  };

  test('the Jobs of Kubernetes run its parts and merge them', async () => {
    const [job, merging] = [jobIn('parts.yaml'), jobIn('merge.yaml')];
    expect(job.spec.completions).toBe(4);
    const parts = four.map(
      (place) => [lineOfPod(job, place - 1), { JOB_COMPLETION_INDEX: String(place - 1) }] as const,
    );
    const cwd = room.folder();
    const { code, output } = await spread({ parts, merge: lineOfPod(merging, 0) }, cwd);
    expect([code, output]).toEqual([0, expect.stringContaining('\nconformant: ')]);
  });

  test('the Job of Kubernetes has a rule for each exit code that is no success', () => {
    const rules = jobIn('parts.yaml').spec.podFailurePolicy?.rules ?? [];
    const listed = [...textOf('README.md').matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
    // 0 is a success, and 130 comes with the condition DisruptionTarget.
    const failing = listed.filter((code) => code !== 0 && code !== 130);
    const ruled = rules.flatMap(({ onExitCodes }) => onExitCodes?.values ?? []);
    expect(ruled.toSorted((one, other) => one - other)).toEqual(failing);
  });
});
