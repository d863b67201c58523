import type { TestResult } from 'allure-js-commons';
import { stringifyEnvInfo, type Writer } from 'allure-js-commons/sdk/reporter';
import type { ReportFile } from '../formats/report-format.ts';
import { readableJson } from '../readable-json.ts';

/** Where Allure's own runtime puts its results. */
export interface CollectingWriter extends Writer {
  /** What has come by now. */
  readonly files: () => readonly ReportFile[];
}

/**
 * Keeps the results in memory. Allure's own writer syncs each of hundreds of files to disk before it begins the next, which can take longer than the run.
 *
 * @param folder that the paths begin with
 * @param tidy is given each result before it is kept
 */
export const createCollectingWriter = (folder: string, tidy: (result: TestResult) => TestResult): CollectingWriter => {
  const files = new Map<string, string | Buffer>();
  const json = (name: string, value: unknown): void => void files.set(name, readableJson(value));
  return {
    writeResult: (result) => json(`${result.uuid}-result.json`, tidy(result)),
    writeGroup: (result) => json(`${result.uuid}-container.json`, result),
    writeAttachment: (name, content) => void files.set(name, content),
    writeAttachmentFromPath: () => {
      throw new TypeError('a report attaches no files');
    },
    writeEnvironmentInfo: (info) => void files.set('environment.properties', stringifyEnvInfo(info)),
    writeCategoriesDefinitions: (categories) => json('categories.json', categories),
    writeGlobals: (name, info) => json(name, info),
    files: () => [...files].map(([name, bytes]) => ({ path: `${folder}/${name}`, bytes })),
  };
};
