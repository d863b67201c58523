import { countOf } from '../contract/quantity.ts';
import { selectChecks } from '../run/select-checks.ts';
import { loadRequirements } from '../spec/load-requirements.ts';
import type { Requirement } from '../spec/requirement.ts';
import { suites } from '../../suites/index.ts';
import { outsideSuitesOf } from './outside-suites-of.ts';
import type { CheckOptions } from './target-options.ts';
import type { Terminal } from './terminal.ts';

const requirementLine = (id: string, requirement: Requirement | undefined): string =>
  requirement === undefined ? `      ${id}` : `      ${requirement.level.padEnd(6)}  ${requirement.says} [${id}]`;

/** Prints the checks, each with its title and the requirements that it verifies. */
export const listCommand = async (options: CheckOptions, { say, paint }: Terminal): Promise<number> => {
  const { only = [], area = [] } = options;
  const outside = await outsideSuitesOf(options);
  const requirements = new Map([...loadRequirements(), ...outside.requirements].map((row) => [row.id, row]));
  const checks = selectChecks([...suites, ...outside.suites], { only, areas: area });
  for (const { check } of checks) {
    const deep = check.deep === true ? paint.quiet(' (only with --deep)') : '';
    say(`${paint.strong(check.id)}  ${check.title}${deep}`);
    say(...check.verifies.map((id) => paint.quiet(requirementLine(id, requirements.get(id)))));
  }
  const verified = new Set(checks.flatMap(({ check }) => check.verifies));
  say('', `${countOf(checks.length, 'check')} verify ${countOf(verified.size, 'requirement')}`);
  return 0;
};
