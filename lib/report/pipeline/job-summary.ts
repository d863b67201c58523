import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Report } from '../../contract/report.ts';
import type { ReportFormat } from '../formats/report-format.ts';
import { markdown } from '../formats/markdown.ts';
import { cannotWrite } from '../report-folder.ts';

/** The line that adds the Markdown summary to the page of a run of Azure Pipelines, where the summary was written. */
export const summaryCommands = (
  formats: readonly ReportFormat[],
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): readonly string[] =>
  env['TF_BUILD']?.toLowerCase() === 'true' && formats.includes(markdown)
    ? [`##vso[task.uploadsummary]${resolve(folder, markdown.writes).replaceAll('%', '%AZP25')}`]
    : [];

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
