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

const summaryFileOf = (env: NodeJS.ProcessEnv): string => env['GITHUB_STEP_SUMMARY'] ?? '';

/**
 * Adds a text to the job's page where this is a step of GitHub Actions.
 *
 * @throws ConformanceError ERR_USAGE where the file that GitHub names cannot be written
 */
export const addToJobSummary = async (text: string | Uint8Array, env: NodeJS.ProcessEnv): Promise<void> => {
  const file = summaryFileOf(env);
  if (file === '') return;
  await appendFile(file, text).catch((error: unknown) => {
    throw cannotWrite(file, error);
  });
};

/** Adds the Markdown summary of a report to the job's page. @throws ConformanceError ERR_USAGE as {@link addToJobSummary} does */
export const writeJobSummary = async (report: Report, env: NodeJS.ProcessEnv): Promise<void> => {
  if (summaryFileOf(env) === '') return;
  for (const { bytes } of await markdown.render(report)) await addToJobSummary(bytes, env);
};
