import { block, plain } from '../markdown-text.ts';
import { differenceLines, restRows } from './against-lines.ts';
import type { AgainstReport } from './against-report.ts';

/** A comparison of two services as Markdown, for a job summary or a comment on a pull request. */
export const againstMarkdown = (report: AgainstReport): string =>
  [
    '## Two services compared',
    '',
    `**${plain(report.sentence)}**`,
    '',
    `- target: ${plain(report.target.url)} (profile ${plain(report.target.profile)})`,
    `- against: ${plain(report.against.url)} (profile ${plain(report.against.profile)})`,
    `- seed: ${report.seed}`,
    '',
    ...report.differences.flatMap((difference, index) => [
      `### ${index + 1}. ${plain(difference.title)}`,
      '',
      block(
        differenceLines(difference)
          .map(([label, text]) => `${label.padEnd(10)}${text}`)
          .join('\n'),
      ),
      '',
    ]),
    ...restRows(report).map(([label, text]) => `- ${label}: ${plain(text)}`),
    '',
  ].join('\n');
