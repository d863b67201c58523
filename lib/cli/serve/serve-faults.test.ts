import { expect, test } from 'vitest';
import { faults } from '../../../fixtures/faults/index.ts';
import { spawnCli } from '../../../fixtures/testing/spawn-cli.ts';
import { runCli } from '../../../fixtures/testing/run-cli.ts';

test('serves a service that has every fault it is told of, until it is interrupted', async () => {
  const served = spawnCli([
    'serve',
    '--port',
    '0',
    '--fault',
    'users/send-answers-200',
    '--fault',
    'groups/send-answers-200',
  ]);
  const [, connectionString = ''] = await served.hears(/^(.+)\n.*press Ctrl\+C to stop\n/s);
  const only = ['users/send-answers-202', 'broadcast/answers-202', 'groups/documented-success'];
  const env = { ASRS_CONNECTION_STRING: connectionString.split('\n', 1)[0] };
  await using run = await runCli(['run', '--only', ...only], { env });
  served.child.kill('SIGINT');
  const { code, stdout } = await served.ended;
  expect(stdout).toMatch(/^fault users\/send-answers-200: \S/m);
  expect(stdout).toMatch(/^fault groups\/send-answers-200: \S/m);
  expect(code).toBe(0);
  expect(run.output).toContain('2 causes: sendToUser answered 200; sendToGroup answered 200');
});

test('asks what was meant by an id that there is not', async () => {
  const { code, stderr } = await spawnCli(['serve', '--port', '0', '--fault', 'users/send-answer-200']).ended;
  expect(stderr).toContain(
    '--fault users/send-answer-200: there is no such fault; did you mean users/send-answers-200',
  );
  expect(code).toBe(64);
});

test('list --faults names all of them, or those of an area', async () => {
  const [all, some, wrong] = await Promise.all([
    spawnCli(['list', '--faults', '--json']).ended,
    spawnCli(['list', 'ttl', '--faults']).ended,
    spawnCli(['list', 'tll', '--faults']).ended,
  ]);
  const { faults: listed } = JSON.parse(all.stdout) as { readonly faults: readonly { readonly id: string }[] };
  expect(listed.map(({ id }) => id)).toEqual(faults.map(({ id }) => id));
  const ids = faults.map(({ id }) => id).filter((id) => id.startsWith('ttl/'));
  for (const id of ids) expect(some.stdout).toContain(`${id}  `);
  expect(some.stdout).toContain(`${ids.length} faults; "serve --fault <id>"`);
  expect(wrong).toMatchObject({ code: 64, stderr: expect.stringContaining('no fault is of the area tll') as string });
});
