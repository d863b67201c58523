import type { Policies } from '../reference/policies/policies.ts';
import { startService } from '../reference/start-service.ts';
import type { Check } from '../contract/check.ts';
import type { Profile } from '../target/profile.ts';
import type { Outcome } from '../contract/outcome.ts';
import { judgeChecks } from './judge-checks.ts';
import { proofKey, proofProfile } from './proof-profile.ts';
import { newRunId } from '../run/new-run-id.ts';
import { v1 } from '../spec/catalogues/v1.ts';

interface JudgeReferenceOptions {
  /** Default: the correct ones. */
  readonly policies?: Policies;
  /** Default: the profile of proofs. */
  readonly profile?: Profile;
  /** In place of the access key. */
  readonly bearerToken?: string;
  /** How long scenarios that last as long as the run last at least. Default 0. */
  readonly lastsMs?: number;
  /** How long the run soaks. Default: it does not. */
  readonly soakMs?: number;
  /** Default: failing values are shrunk. */
  readonly shrink?: boolean;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
}

const accessKey = proofKey;

/** Runs checks against a reference of their own, correct or with a deviation; for self-tests of the engine. */
export const judgeReference = async (
  checks: readonly Check[],
  options: JudgeReferenceOptions = {},
): Promise<readonly Outcome[]> => {
  const { policies, profile = proofProfile(), bearerToken, lastsMs = 0, soakMs, shrink = true, signal } = options;
  const { pingIntervalMs, clientTimeoutMs } = profile.timing;
  const settings = { accessKey, pingIntervalMs, clientTimeoutMs, ...(policies === undefined ? {} : { policies }) };
  await using service = await startService(settings);
  const credentials = bearerToken === undefined ? { accessKey } : { bearerToken };
  const target = { restBase: service.url, clientBase: service.url, catalogue: v1, profile, ...credentials };
  const run = {
    id: newRunId(),
    seed: 1,
    runs: 1,
    deep: false,
    shrink,
    lastsMs,
    ...(soakMs === undefined ? {} : { soakMs }),
  };
  return await judgeChecks({ target, checks, run, ...(signal === undefined ? {} : { signal }) });
};
