import { ConformanceError } from '../error.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { chooseProfile } from './choose-profile.ts';
import { parseConnectionString, type ConnectionString } from './connection-string.ts';
import { loadProfile } from './load-profile.ts';
import { parseBase } from './parse-base.ts';
import type { Target } from './target.ts';
import { connectionStringIn, keyVariable, misleadingVariable, tokenVariable } from './target-variables.ts';

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

const given = (...texts: readonly (string | undefined)[]): string | undefined =>
  texts.map((text) => text?.trim()).find((text) => text !== undefined && text !== '');

/** A missing secret is an empty variable in a CI job. Testing the reference instead would pass without meaning anything. */
const refuseMisleading = (env: ResolveTargetOptions['env']): void => {
  const mistake = misleadingVariable(env);
  if (mistake !== undefined) throw new ConformanceError('ERR_USAGE', mistake);
};

const isUrl = (text: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(text);

/** `127.0.0.1:8888`, `[::1]`, `signalr:8888/path`, `a.example`, `localhost`: none of them is part of a connection string. */
const isHost = (text: string): boolean =>
  /^(?:\[[\da-f:.]+\](?::\d+)?|[\w-]+(?:\.[\w-]+)+(?::\d+)?|[\w-]+:\d+|localhost)(?:\/[^=;]*)?$/i.test(text);

const refuseHost = (text: string): void => {
  if (!isHost(text)) return;
  const expected = 'write http:// or https:// in front of it, as in http://127.0.0.1:8888';
  throw new ConformanceError('ERR_CONNECTION_STRING', `target: found a host without a scheme; ${expected}`);
};

const parse = (text: string): ConnectionString => {
  refuseHost(text);
  if (!isUrl(text)) return parseConnectionString(text);
  const base = parseBase('target', text);
  return { restBase: base, clientBase: base, entra: false };
};

const parsedOrNothing = (text: string | undefined): ConnectionString | undefined => {
  try {
    return text === undefined ? undefined : parse(text);
  } catch {
    return undefined;
  }
};

/** What `--target` says. A URL alone is completed by the environment's connection string where that is of the same service. */
const named = (text: string, env: ResolveTargetOptions['env']): ConnectionString => {
  const target = parse(text);
  const known = isUrl(text) ? parsedOrNothing(connectionStringIn(env)?.text) : undefined;
  return known?.restBase === target.restBase ? known : target;
};

const noSecret = (restBase: string, env: ResolveTargetOptions['env']): ConformanceError => {
  const expected = `AccessKey in the connection string, --key, ${keyVariable}, --token or ${tokenVariable}`;
  const other = connectionStringIn(env)?.variable;
  const unused = other === undefined ? '' : `; the key in ${other} is not used, since --target names another service`;
  return new ConformanceError('ERR_USAGE', `no key and no token for ${restBase}; expected ${expected}${unused}`);
};

/**
 * The target that arguments and environment name. Undefined if they name none, which means the embedded reference.
 *
 * @throws ConformanceError ERR_CONNECTION_STRING, ERR_PROFILE, or ERR_USAGE if neither key nor token is given.
 */
export const resolveTarget = (options: ResolveTargetOptions): Target | undefined => {
  const { env } = options;
  const asked = given(options.target);
  const text = asked ?? connectionStringIn(env)?.text;
  if (text === undefined) {
    refuseMisleading(env);
    if (given(options.key, options.token) === undefined) return undefined;
    throw new ConformanceError('ERR_USAGE', 'a key or token was given, but no target; expected --target too');
  }
  const { restBase, clientBase, accessKey: ownKey } = asked === undefined ? parse(text) : named(asked, env);
  const accessKey =
    given(options.key) ?? ownKey ?? (asked !== undefined || isUrl(text) ? given(env[keyVariable]) : undefined);
  const bearerToken = given(options.token, env[tokenVariable]);
  if (accessKey === undefined && bearerToken === undefined) throw noSecret(restBase, env);
  return {
    restBase,
    clientBase,
    ...(accessKey === undefined ? {} : { accessKey }),
    ...(bearerToken === undefined ? {} : { bearerToken }),
    catalogue: v1,
    profile: loadProfile(given(options.profile) ?? chooseProfile(restBase).name),
  };
};
