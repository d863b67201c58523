type Environment = Readonly<Record<string, string | undefined>>;

/** Where the environment may have a connection string: our own name first, then those of Azure Functions and of .NET's configuration. */
export const connectionStringVariables = [
  'ASRS_CONNECTION_STRING',
  'AzureSignalRConnectionString',
  'Azure__SignalR__ConnectionString',
] as const;

/** The access key of a target that is given as a URL. */
export const keyVariable = 'ASRS_KEY';
/** The bearer token. */
export const tokenVariable = 'ASRS_TOKEN';

/** The access key of the service of `--against`, where that is given as a URL. */
export const againstKeyVariable = 'ASRS_AGAINST_KEY';
/** The bearer token of that service. */
export const againstTokenVariable = 'ASRS_AGAINST_TOKEN';

/** The connection string of the environment, and the variable that holds it. */
export const connectionStringIn = (
  env: Environment,
): { readonly variable: string; readonly text: string } | undefined =>
  connectionStringVariables.flatMap((variable) => {
    const text = env[variable]?.trim() ?? '';
    return text === '' ? [] : [{ variable, text }];
  })[0];
