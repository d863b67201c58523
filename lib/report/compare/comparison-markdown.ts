import { plain } from '../markdown-text.ts';
import { causeText, headerRows, kindTitles, requirementText, restText } from './comparison-lines.ts';
import { kinds, type Comparison, type Kind } from './comparison.ts';

const section = (kind: Kind, { requirements, causes }: Comparison): readonly string[] => {
  const items = [
    ...causes.filter((one) => one.kind === kind).map((one) => `- cause: ${plain(causeText(one))}`),
    ...requirements
      .filter((one) => one.kind === kind)
      .map((one) => `- **${plain(one.id)}** ${plain(requirementText(one))}`),
  ];
  return items.length === 0 ? [] : [`### ${kindTitles[kind]}`, '', ...items, ''];
};

/** A comparison as Markdown, for a job summary or a comment on a pull request. */
export const comparisonMarkdown = (comparison: Comparison): string =>
  [
    '## Conformance compared',
    '',
    `**${plain(comparison.sentence)}**`,
    '',
    ...headerRows(comparison).map(([label, text]) => `- ${label}: ${plain(text)}`),
    '',
    ...kinds.flatMap((kind) => section(kind, comparison)),
    `${plain(restText(comparison))}.`,
    '',
  ].join('\n');
