import { expect, test } from 'vitest';
import { suites } from '../../../suites/index.ts';
import { judgeChecks } from '../../proof/judge-checks.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import { startService } from '../../reference/start-service.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { loadProfile } from '../../target/load-profile.ts';

const accessKey = 'a-key-for-tests-0123456789-0123456789';
const ids = new Set(['payloads/send-to-connection-unaltered', 'monitors/well-formed-frames']);
const checks = suites.flatMap((suite) => suite.checks).filter(({ id }) => ids.has(id));

test.each([
  ['[]', 'pass'],
  ['null', 'fail'],
])('a message without arguments arrives with %s in their place: its record is judged', async (list, state) => {
  const correct = correctPolicies();
  const policies = {
    ...correct,
    readBody: (...of: Parameters<typeof correct.readBody>) => {
      const read = correct.readBody(...of);
      return read === undefined || of[0].includes('Arguments') ? read : { ...read, arguments: list };
    },
  };
  await using service = await startService({ accessKey, policies });
  const profile = loadProfile('reference');
  const target = { restBase: service.url, clientBase: service.url, catalogue: v1, accessKey, profile };
  const run = { id: 'r1234567', seed: 1, runs: 1, deep: false, shrink: false };
  const outcomes = await judgeChecks({ target, checks, run });
  expect(Object.fromEntries(outcomes.map(({ check, state: of }) => [check, of]))).toEqual({
    'payloads/send-to-connection-unaltered': 'pass',
    'monitors/well-formed-frames': state,
  });
});
