import { join } from 'node:path';
import type { Report, Script } from '../../contract/report.ts';
import { shellWord } from './shell-word.ts';

const pasted = (script: Script, folder: string): Script =>
  script.file === undefined ? script : { ...script, file: shellWord(join(folder, script.file)) };

/** The report for a reader who stays in the working folder: its scripts can be pasted into the shell there. A stored report has its own folder. */
export const withPastedPaths = (report: Report, folder: string): Report =>
  report.scripts === undefined
    ? report
    : { ...report, scripts: report.scripts.map((script) => pasted(script, folder)) };
