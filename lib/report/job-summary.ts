import { appendFile } from 'node:fs/promises';
import type { Report } from '../contract/report.ts';
import { markdown } from './formats/markdown.ts';
import { cannotWrite } from './report-folder.ts';

/**
 * Adds the Markdown summary to the job's page where the run is a step of GitHub Actions.
 *
 * @throws ConformanceError ERR_USAGE where the file that GitHub names cannot be written
 */
export const writeJobSummary = async (report: Report, env: NodeJS.ProcessEnv): Promise<void> => {
  const file = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (file === '') return;
  for (const { bytes } of await markdown.render(report)) {
    await appendFile(file, bytes).catch((error: unknown) => {
      throw cannotWrite(file, error);
    });
  }
};
