import type { ListOfRun } from './open-list.ts';
import type { JudgeWith, Updated } from './update-list.ts';

/**
 * The report in the light of a list of known deviations, which is written anew first where that is asked for.
 *
 * @throws ConformanceError ERR_USAGE where the file cannot be written
 */
export const judgedByList = async (known: ListOfRun | undefined, judgeWith: JudgeWith): Promise<Updated> => {
  if (known?.update === undefined) return { report: judgeWith(known?.list), lines: [] };
  const { updateList } = await import('./update-list.ts');
  return updateList(known.update, judgeWith);
};
