import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Semaphore } from 'async-mutex';
import { stringifyEnvInfo, type Writer } from 'allure-js-commons/sdk/reporter';

/** Where Allure's own runtime puts its results, until they are written all at once. */
export interface AllureWriter extends Writer {
  /** Writes what has come by now into the folder. */
  flush(folder: string): Promise<void>;
}

/** On some systems a process may have 256 files open, sockets included. */
const filesAtOnce = 16;

/**
 * Allure's own writer makes the disk finish each of hundreds of files before it begins the next, which takes longer than many a run. Ours are not a journal: a run that
 * breaks down in the middle of writing has no report anyway.
 */
export const createAllureWriter = (): AllureWriter => {
  const files = new Map<string, string | Buffer>();
  const json = (name: string, value: unknown): void => void files.set(name, JSON.stringify(value));
  return {
    writeResult: (result) => json(`${result.uuid}-result.json`, result),
    writeGroup: (result) => json(`${result.uuid}-container.json`, result),
    writeAttachment: (name, content) => void files.set(name, content),
    writeAttachmentFromPath: () => {
      throw new TypeError('a report attaches no files');
    },
    writeEnvironmentInfo: (info) => void files.set('environment.properties', stringifyEnvInfo(info)),
    writeCategoriesDefinitions: (categories) => json('categories.json', categories),
    writeGlobals: (name, info) => json(name, info),
    flush: async (folder) => {
      await mkdir(folder, { recursive: true });
      const permits = new Semaphore(filesAtOnce);
      await Promise.all(
        [...files].map(([name, content]) => permits.runExclusive(() => writeFile(join(folder, name), content))),
      );
    },
  };
};
