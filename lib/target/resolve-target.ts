import { ConformanceError } from '../error.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { chooseProfile } from './choose-profile.ts';
import { parseConnectionString, type ConnectionString } from './connection-string.ts';
import { loadProfile } from './load-profile.ts';
import { parseBase } from './parse-base.ts';
import type { Target } from './target.ts';

/** The sources of a target. Arguments take precedence over the environment. */
export interface ResolveTargetOptions {
  /** A connection string, or the URL of the service. */
  readonly target?: string | undefined;
  readonly key?: string | undefined;
  /** An externally issued bearer token for REST. */
  readonly token?: string | undefined;
  /** Name of a shipped profile or path of a YAML file. Absent: the host decides. */
  readonly profile?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The name of this tool first, then those of Azure Functions and .NET. */
const variables = ['ASRS_CONNECTION_STRING', 'AzureSignalRConnectionString', 'Azure__SignalR__ConnectionString'];

const given = (...texts: readonly (string | undefined)[]): string | undefined =>
  texts.map((text) => text?.trim()).find((text) => text !== undefined && text !== '');

/** A missing secret is an empty variable in a CI job. Testing the reference instead would pass without meaning anything. */
const refuseBlank = (env: ResolveTargetOptions['env']): void => {
  const [own = ''] = variables;
  if (env[own]?.trim() === '')
    throw new ConformanceError('ERR_USAGE', `${own} is set, but empty; give it a connection string, or unset it`);
};

const parse = (text: string): ConnectionString => {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return parseConnectionString(text);
  const base = parseBase('target', text);
  return { restBase: base, clientBase: base, entra: false };
};

/**
 * The target that arguments and environment name. Undefined if they name none, which means the embedded reference.
 *
 * @throws ConformanceError ERR_CONNECTION_STRING, ERR_PROFILE, or ERR_USAGE if neither key nor token is given.
 */
export const resolveTarget = (options: ResolveTargetOptions): Target | undefined => {
  const text = given(options.target, ...variables.map((name) => options.env[name]));
  if (text === undefined) {
    refuseBlank(options.env);
    if (given(options.key, options.token) === undefined) return undefined;
    throw new ConformanceError('ERR_USAGE', 'a key or token was given, but no target; expected --target too');
  }
  const { restBase, clientBase, accessKey: ownKey } = parse(text);
  const accessKey = given(options.key) ?? ownKey;
  const bearerToken = given(options.token, options.env['ASRS_TOKEN']);
  if (accessKey === undefined && bearerToken === undefined) {
    const expected = 'AccessKey in the connection string, --key, --token or ASRS_TOKEN';
    throw new ConformanceError('ERR_USAGE', `neither a key nor a token for ${restBase}; expected ${expected}`);
  }
  return {
    restBase,
    clientBase,
    ...(accessKey === undefined ? {} : { accessKey }),
    ...(bearerToken === undefined ? {} : { bearerToken }),
    catalogue: v1,
    profile: loadProfile(given(options.profile) ?? chooseProfile(restBase).name),
  };
};
