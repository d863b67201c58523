import type { Reproduce } from '../contract/report.ts';
import type { Target } from '../target/target.ts';
import { connectionStringIn, keyVariable, tokenVariable } from '../target/target-variables.ts';
import { invocation } from './invocation.ts';
import type { CheckOptions, TargetOptions } from './target-options.ts';

/** The variable of the environment whose connection string has the key. */
const keyHolder = (env: NodeJS.ProcessEnv): string | undefined => {
  const found = connectionStringIn(env);
  return found !== undefined && /accesskey/i.test(found.text) ? found.variable : undefined;
};

const isSet = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/** A URL says as much as the connection string where clients go to the same place. */
const targetArguments = ({ restBase, clientBase }: Target): readonly string[] =>
  clientBase === restBase ? ['--target', restBase] : [];

const keyNote = (options: TargetOptions, target: Target, env: NodeJS.ProcessEnv): string => {
  const variable = options.target === undefined ? keyHolder(env) : undefined;
  const isWhole = target.clientBase === target.restBase;
  if (!isSet(options.key) && variable !== undefined)
    return `${isWhole ? 'the access key is' : 'target and access key are'} taken from ${variable}`;
  if (!isWhole) return 'set ASRS_CONNECTION_STRING to the connection string first';
  // A target that is named by its URL takes its key from a connection string in the environment too.
  const ofSameService = keyHolder(env);
  if (!isSet(options.key) && !isSet(env[keyVariable]) && ofSameService !== undefined)
    return `the access key is taken from ${ofSameService}`;
  return !isSet(options.key) && isSet(env[keyVariable])
    ? `the access key is taken from ${keyVariable}`
    : `set ${keyVariable} to the access key first`;
};

const tokenNote = ({ token }: TargetOptions): string =>
  isSet(token) ? `set ${tokenVariable} to the bearer token first` : `the bearer token is taken from ${tokenVariable}`;

/** How to run checks of this run again. A secret is never part of it: the note says where it comes from. */
export const reproduceOf = (
  options: TargetOptions & CheckOptions,
  target: Target | 'reference',
  env: NodeJS.ProcessEnv,
): Reproduce => {
  const script = process.argv[1] ?? '';
  const { only = [], area = [] } = options;
  const common = {
    command: invocation({ script, cwd: process.cwd(), env }),
    selection: [...(only.length > 0 ? ['--only', ...only] : []), ...(area.length > 0 ? ['--area', ...area] : [])],
  };
  if (target === 'reference') return { ...common, target: [] };
  const notes = [
    ...(target.accessKey === undefined ? [] : [keyNote(options, target, env)]),
    ...(target.bearerToken === undefined ? [] : [tokenNote(options)]),
  ];
  return { ...common, target: targetArguments(target), note: notes.join('; ') };
};
