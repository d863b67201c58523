import { basename, delimiter, dirname, isAbsolute, relative } from 'node:path';

/** What tells how a process was started. */
export interface StartedBy {
  /** The script that Node runs. */
  readonly script: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const name = 'asrs-conformance';

/** A script of a package.json that runs this command; pnpm and yarn hand arguments on without `--`. */
const packageScript = ({ env }: StartedBy): string | undefined => {
  const script = env['npm_lifecycle_event'] ?? '';
  if (script === '' || script === 'npx' || !(env['npm_lifecycle_script'] ?? '').includes(name)) return undefined;
  const [manager = 'npm'] = (env['npm_config_user_agent'] ?? 'npm').split('/');
  return manager === 'pnpm' || manager === 'yarn' ? `${manager} run ${script}` : `npm run ${script} --`;
};

const isByNpx = ({ env, script }: StartedBy): boolean =>
  env['npm_command'] === 'exec' && basename(dirname(script)) === '.bin';

const isOnPath = ({ env, script }: StartedBy): boolean =>
  basename(script) === name && (env['PATH'] ?? '').split(delimiter).includes(dirname(script));

const quotedPath = (path: string): string => (/^[\w@%+=:,./\\-]+$/.test(path) ? path : `"${path}"`);

const byNode = ({ script, cwd }: StartedBy): string => {
  const near = relative(cwd, script);
  return `node ${quotedPath(near.startsWith('..') || isAbsolute(near) ? script : near)}`;
};

/** What was typed to start this command, up to its arguments: a line that begins with it can be pasted. */
export const invocation = (started: StartedBy): string => {
  const script = packageScript(started);
  if (script !== undefined) return script;
  if (isByNpx(started)) return `npx ${name}`;
  return isOnPath(started) ? name : byNode(started);
};
