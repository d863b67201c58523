import {
  againstKeyVariable,
  againstTokenVariable,
  connectionStringsIn,
  keyVariable,
  tokenVariable,
} from '../target/target-variables.ts';

const secretOptions = ['--key', '--token'];

const keyIn = (text: string): readonly string[] =>
  [...text.matchAll(/accesskey\s*=\s*([^;]+)/gi)].map(([, key = '']) => key.trim());

/** Of a proxy, which is a URL. */
const passwordIn = (url: string | undefined): readonly string[] => {
  const password = url !== undefined && URL.canParse(url) ? new URL(url).password : '';
  return password === '' ? [] : [password, decodeURIComponent(password)];
};

const valuesOf = (argv: readonly string[], option: string): readonly string[] =>
  argv.flatMap((argument, index) => {
    if (argument === option) return [argv[index + 1] ?? ''];
    return argument.startsWith(`${option}=`) ? [argument.slice(option.length + 1)] : [];
  });

/**
 * Every secret that arguments and environment may hold, found before any of them is parsed: a complaint about an argument may quote it. An access key is one in
 * whatever argument it stands.
 */
export const secretsOf = (argv: readonly string[], env: NodeJS.ProcessEnv): readonly string[] => {
  const fromEnvironment = [
    ...['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) =>
      [env[name], env[name.toUpperCase()]].flatMap(passwordIn),
    ),
    ...connectionStringsIn(env).flatMap(({ text }) => keyIn(text)),
    ...[keyVariable, tokenVariable, againstKeyVariable, againstTokenVariable].map((name) => env[name] ?? ''),
  ];
  const fromOptions = secretOptions.flatMap((option) => valuesOf(argv, option));
  return [...fromEnvironment, ...fromOptions, ...argv.flatMap(keyIn)]
    .map((text) => text.trim())
    .filter((text) => text !== '');
};
