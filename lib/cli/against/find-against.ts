import { ConformanceError } from '../../error.ts';
import { chooseProfile } from '../../target/choose-profile.ts';
import { resolveTarget } from '../../target/resolve-target.ts';
import { againstKeyVariable, againstTokenVariable } from '../../target/target-variables.ts';
import { findReference, type FoundTarget } from '../find-target.ts';
import { reproduceOf } from '../reproduce-of.ts';
import type { RunOptions } from '../run/run.ts';

const refusal = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', message);

const given = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
};

const noSecret = (error: unknown): unknown => {
  if (!(error instanceof ConformanceError) || error.code !== 'ERR_USAGE') return error;
  return refusal(
    `--against: no key and no token; expected AccessKey in the connection string, ${againstKeyVariable} or ${againstTokenVariable}`,
  );
};

/** The word for the embedded reference. */
const referenceWord = 'reference';

/**
 * The service of `--against`. Its key comes from the connection string, or from a variable of its own: the key of the target is never sent to it.
 *
 * @throws ConformanceError ERR_USAGE, ERR_CONNECTION_STRING, ERR_PROFILE
 */
export const findAgainst = async (options: RunOptions, env: NodeJS.ProcessEnv): Promise<FoundTarget> => {
  const text = given(options.against);
  if (text === undefined) throw refusal('--against is empty; expected a value (is a variable of your script unset?)');
  const { againstProfile: profile, only, area } = options;
  const checks = { ...(only === undefined ? {} : { only }), ...(area === undefined ? {} : { area }) };
  if (text === referenceWord) return findReference({ ...checks, ...(profile === undefined ? {} : { profile }) }, env);
  try {
    const [key, token] = [given(env[againstKeyVariable]), given(env[againstTokenVariable])];
    const target = resolveTarget({ target: text, key, token, profile, env: {} })!;
    const profileWhy = profile === undefined ? chooseProfile(target.restBase).why : 'as asked for';
    return { target, profileWhy, profileAsked: profile, reproduce: reproduceOf(checks, target, {}) };
  } catch (error) {
    throw noSecret(error);
  }
};

/** How a line that compares the services again names the second one. It holds no secret. */
export const againstArguments = ({ target, reference, profileAsked }: FoundTarget): readonly string[] => [
  '--against',
  reference === undefined ? target.restBase : referenceWord,
  ...(profileAsked === undefined ? [] : ['--against-profile', profileAsked]),
];

/** Where the secret of the second service comes from in such a line. */
export const againstNote = ({ target, reference }: FoundTarget): string | undefined =>
  reference === undefined
    ? `${target.accessKey === undefined ? againstTokenVariable : againstKeyVariable} has the key of the second service`
    : undefined;
