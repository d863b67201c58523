import type { Reproduce } from '../contract/report.ts';
import { ConformanceError } from '../error.ts';
import { startReference, type Reference } from '../reference/start-reference.ts';
import { chooseProfile } from '../target/choose-profile.ts';
import { loadProfile } from '../target/load-profile.ts';
import { resolveTarget } from '../target/resolve-target.ts';
import type { Target } from '../target/target.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { reproduceOf } from './reproduce-of.ts';
import type { CheckOptions, TargetOptions } from './target-options.ts';

/** A target, and what goes with it. */
export interface FoundTarget {
  readonly target: Target;
  /** Why it has this profile. */
  readonly profileWhy: string;
  /** The profile as it was asked for. */
  readonly profileAsked?: string | undefined;
  /** How to run its checks again. */
  readonly reproduce: Reproduce;
  /** The embedded service, where it is the target: to be closed. */
  readonly reference?: Reference;
}

const refuseBlank = (options: TargetOptions): void => {
  for (const name of ['target', 'key', 'token', 'profile'] as const) {
    if (options[name]?.trim() === '')
      throw new ConformanceError(
        'ERR_USAGE',
        `--${name} is empty; expected a value (is a variable of your script unset?)`,
      );
  }
};

/** The reference, as the profile would have it: keep-alive intervals are a setting of the service. */
export const findReference = async (
  options: TargetOptions & CheckOptions,
  env: NodeJS.ProcessEnv,
): Promise<FoundTarget> => {
  const { profile: named } = options;
  const profile = loadProfile(named ?? 'reference');
  const { pingIntervalMs, clientTimeoutMs } = profile.timing;
  const reference = await startReference({ pingIntervalMs, clientTimeoutMs });
  const { url, accessKey } = reference;
  const profileWhy = named === undefined ? 'for the embedded reference' : 'as asked for';
  const target = { restBase: url, clientBase: url, catalogue: v1, accessKey, profile };
  return { target, profileWhy, profileAsked: named, reproduce: reproduceOf(options, 'reference', env), reference };
};

/**
 * The target that options and environment name, else the embedded reference, started.
 *
 * @throws ConformanceError ERR_USAGE, ERR_CONNECTION_STRING, ERR_PROFILE
 */
export const findTarget = async (
  options: TargetOptions & CheckOptions,
  env: NodeJS.ProcessEnv,
): Promise<FoundTarget> => {
  refuseBlank(options);
  const target = resolveTarget({ ...options, env });
  if (target === undefined) return findReference(options, env);
  const profileWhy = options.profile === undefined ? chooseProfile(target.restBase).why : 'as asked for';
  return { target, profileWhy, profileAsked: options.profile, reproduce: reproduceOf(options, target, env) };
};
