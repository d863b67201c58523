import type { Step } from '../../contract/step.ts';

/** Steps that decide only what they name. */
const silent: ReadonlySet<Step['do']> = new Set([
  'connect',
  'disconnect',
  'pass',
  'settle',
  'outlast',
  'together',
  'invoke',
]);

/** The requirements that a step decides, of those that its check verifies. A step that prepares decides only what it names. */
export const decidedBy = (step: Step, verifies: readonly string[]): readonly string[] =>
  step.verifies ?? (step.setup === true || silent.has(step.do) ? [] : verifies);
