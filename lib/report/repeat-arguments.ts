import type { Finding } from '../contract/outcome.ts';
import type { Report } from '../contract/report.ts';

const plain = /^[\w@%+=:,./-]+$/;

const quoted = (text: string): string => (plain.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);

/** The arguments that run one check again as it was run, given the same target. */
export const repeatArguments = ({ run, target }: Report, check: string, finding?: Finding): string => {
  const replay = finding?.counterexample?.path;
  return [
    'run',
    ...(replay === undefined ? ['--only', check] : ['--replay', `${check}:${replay}`]),
    '--seed',
    String(run.seed),
    ...(run.runs === 1 || replay !== undefined ? [] : ['--runs', String(run.runs)]),
    ...(run.deep ? ['--deep'] : []),
    ...(run.suites ?? []).flatMap((file) => ['--suite', file]),
    ...(target.profileAsked === undefined ? [] : ['--profile', target.profileAsked]),
  ]
    .map(quoted)
    .join(' ');
};
