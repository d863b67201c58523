import { readFile } from 'node:fs/promises';
import { ConformanceError } from '../error.ts';
import { reportSchema, type Report } from '../contract/report.ts';

const refusal = (file: string, trouble: string, cause?: unknown): ConformanceError =>
  new ConformanceError('ERR_USAGE', `${file}: ${trouble}; expected the report.json of a run`, { cause });

const pathOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');

const textOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw refusal(file, `cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`, error);
  }
};

const valueOf = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refusal(file, `is not JSON (${(error as Error).message})`, error);
  }
};

/**
 * Reads a stored report.
 *
 * @throws ConformanceError ERR_USAGE where the file cannot be read or is no report: with file, place and what is expected there
 */
export const readReport = async (file: string): Promise<Report> => {
  const value = valueOf(file, await textOf(file));
  const result = reportSchema.safeParse(value);
  // As it was written: a report that is made of it has its fields in the same order.
  if (result.success) return value as Report;
  const [issue] = result.error.issues;
  throw refusal(file, `is not a report: $${pathOf(issue?.path ?? [])}: ${issue?.message ?? 'unknown'}`, result.error);
};
