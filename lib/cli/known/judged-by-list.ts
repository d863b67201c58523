import type { ListOfRun } from './open-list.ts';
import type { JudgeWith, Updated } from './update-list.ts';

/** The report in the light of a list of known deviations, which is written anew first where that is asked for. */
export const judgedByList = async (known: ListOfRun | undefined, judgeWith: JudgeWith): Promise<Updated> => {
  if (known?.update === undefined)
    return { report: judgeWith(known?.list), list: known?.list, lines: [], troubles: [] };
  const { updateList } = await import('./update-list.ts');
  return updateList(known.update, judgeWith);
};
