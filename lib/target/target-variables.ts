import { editDistance } from '../contract/edit-distance.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable of the environment that names a target. */
export interface TargetVariable {
  readonly variable: string;
  /** A connection string, or the URL of the service. */
  readonly text: string;
}

/** Where the environment may have a connection string, and where every message and page tells people to put it. */
export const connectionStringVariable = 'ASRS_CONNECTION_STRING';

/** The access key of a target that is given as a URL. */
export const keyVariable = 'ASRS_KEY';
/** The bearer token. */
export const tokenVariable = 'ASRS_TOKEN';

/** The access key of the service of `--against`, where that is given as a URL. */
export const againstKeyVariable = 'ASRS_AGAINST_KEY';
/** The bearer token of that service. */
export const againstTokenVariable = 'ASRS_AGAINST_TOKEN';

const own = new Set([connectionStringVariable, keyVariable, tokenVariable, againstKeyVariable, againstTokenVariable]);

/** .NET takes `:` and `__` for the same, and no notice of case; Functions and the samples leave out both, or write `_`. */
const plain = (name: string): string => name.replaceAll(/[_:]/g, '').toLowerCase();

const ownPlain = plain(connectionStringVariable);
/** `AzureSignalRConnectionString`, `Azure__SignalR__ConnectionString`, `AZURE_SIGNALR_CONNECTION_STRING`. */
const ofAzure = 'azuresignalrconnectionstring';
/** The identity-based form in Functions, `AzureSignalRConnectionString__serviceUri`: a URL. */
const ofIdentity = `${ofAzure}serviceuri`;

/** Connection strings of any service: `ConnectionStrings__<name>` in .NET, `CUSTOMCONNSTR_<name>` in App Service, named endpoints of the SignalR SDK. */
const ofAnyService =
  /^(?:ConnectionStrings(?:__|:)|CUSTOMCONNSTR_|Azure(?:__|:)SignalR(?:__|:)ConnectionString(?:__|:))/i;

const isOfSignalR = (text: string): boolean =>
  /(?:^|;)\s*endpoint\s*=\s*https?:/i.test(text) && /(?:^|;)\s*(?:accesskey|authtype)\s*=/i.test(text);

const ranks: readonly ((name: string, text: string) => boolean)[] = [
  (name) => name === connectionStringVariable,
  (name) => plain(name) === ofAzure,
  (name) => plain(name) === ofIdentity,
  (name, text) => ofAnyService.test(name) && (isOfSignalR(text) || (text === '' && /signalr/i.test(name))),
];

const rankOf = (name: string, text: string): number => ranks.findIndex((isOf) => isOf(name, text));

/** Every variable that names a target, empty ones included: our own first, then those of Azure Functions and .NET, then connection strings with any name. */
const targetVariables = (env: Environment): readonly TargetVariable[] =>
  Object.entries(env)
    .map(([variable, value = '']) => ({ variable, text: value.trim() }))
    .filter(({ variable, text }) => rankOf(variable, text) >= 0)
    .toSorted((one, other) => rankOf(one.variable, one.text) - rankOf(other.variable, other.text));

/** Every connection string or URL of the environment that names a target, in the order in which they count. */
export const connectionStringsIn = (env: Environment): readonly TargetVariable[] =>
  targetVariables(env).filter(({ text }) => text !== '');

/** The connection string of the environment that counts, and the variable that holds it. */
export const connectionStringIn = (env: Environment): TargetVariable | undefined => connectionStringsIn(env)[0];

const looksLikeOurs = (name: string): boolean => {
  const word = plain(name);
  return (
    [ownPlain, ofAzure].some((known) => editDistance(word, known) <= 3) ||
    /(?:asrs|signalr).*conn.*str(?:ing)?$/.test(word)
  );
};

/** Why a run that nothing names a target for is not meant for the reference: a variable that would name one is empty, or is misspelt. Undefined: it is. */
export const misleadingVariable = (env: Environment): string | undefined => {
  const [blank] = targetVariables(env);
  if (blank !== undefined) return `${blank.variable} is set, but empty; give it a connection string, or unset it`;
  const misspelt = Object.keys(env).find((name) => !own.has(name) && looksLikeOurs(name));
  return misspelt === undefined
    ? undefined
    : `${misspelt} is set, but is not a variable that is read; expected ${connectionStringVariable}`;
};

/** An environment without everything that names a target, a key or a token. */
export const withoutTargets = (env: Environment): Environment => {
  const named = new Set([...own, ...targetVariables(env).map(({ variable }) => variable)]);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !named.has(name)));
};
