import { LabelName, LinkType, Status, type Label, type Link } from 'allure-js-commons';
import type { RuntimeMessage } from 'allure-js-commons/sdk';
import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult, Report, RequirementResult } from '../../contract/report.ts';
import { findingLines } from '../finding-lines.ts';
import { knownText } from '../known-lines.ts';
import { readableJson } from '../readable-json.ts';
import { visible } from '../visible.ts';

const issues = 'https://github.com/Azure/azure-signalr/issues/';

const severities = { must: 'critical', should: 'normal', record: 'trivial' } as const;

const severityOf = (requirements: readonly RequirementResult[]): string => {
  const levels = new Set(requirements.map(({ level }) => level));
  const worst = (['must', 'should', 'record'] as const).find((level) => levels.has(level)) ?? 'record';
  return severities[worst];
};

/** A check of many operations, such as one of names, is found under its area alone. */
const mostFeatures = 2;

const featuresOf = ({ operations = [], findings }: CheckResult): readonly string[] => {
  const named = findings.flatMap(({ exchange }) => exchange?.operation ?? []);
  const all = named.length > 0 ? [...new Set(named)] : operations;
  if (all.length === 0) return ['clients and monitors'];
  return all.length > mostFeatures ? ['several operations'] : all;
};

const labelsOf = (check: CheckResult, requirements: readonly RequirementResult[]): Label[] => [
  { name: LabelName.EPIC, value: check.area },
  ...featuresOf(check).map((value) => ({ name: LabelName.FEATURE, value })),
  { name: LabelName.SEVERITY, value: severityOf(requirements) },
  ...[...new Set(requirements.map(({ level }) => level))].map((value) => ({ name: LabelName.TAG, value })),
  ...(['warn', 'observed', 'known'].includes(check.verdict) ? [{ name: LabelName.TAG, value: check.verdict }] : []),
  ...(check.known?.owner === undefined ? [] : [{ name: LabelName.OWNER, value: check.known.owner }]),
];

const documents = {
  'REST v1': 'https://github.com/Azure/azure-signalr/blob/dev/docs/rest-api.md',
} as const;

const linksOf = ({ regressions = [], known }: CheckResult, requirements: readonly RequirementResult[]): Link[] => [
  ...Object.entries(documents)
    .filter(([name]) => requirements.some(({ source }) => source.startsWith(name)))
    .map(([name, url]) => ({ type: LinkType.DEFAULT, name, url })),
  ...regressions.map((number) => ({
    type: LinkType.ISSUE,
    name: `Azure/azure-signalr${number}`,
    url: `${issues}${number.replace(/\D/g, '')}`,
  })),
  ...(known?.link === undefined ? [] : [{ type: LinkType.ISSUE, name: 'known deviation', url: known.link }]),
];

const description = (
  { reason, observations, verdict, known }: CheckResult,
  requirements: readonly RequirementResult[],
): string =>
  [
    ...requirements.map(({ id, level, says, source }) => `**${says}**\n\n${level}, ${source} (\`${id}\`)`),
    ...(known === undefined ? [] : [`Known deviation, ${knownText(known)}`]),
    ...(reason === undefined ? [] : [`${verdict}: ${reason}`]),
    ...observations.map(({ name, seen }) => `Observed: ${name}: ${seen}`),
  ].join('\n\n');

const attachment = (name: string, content: string, contentType: string, timestamp: number): RuntimeMessage => ({
  type: 'attachment_content',
  data: { name, content: Buffer.from(content).toString('base64'), encoding: 'base64', contentType, timestamp },
});

const findingMessages = (
  report: Report,
  check: CheckResult,
  finding: Finding,
  at: number,
): readonly RuntimeMessage[] => {
  const status = check.verdict === 'fail' ? Status.FAILED : Status.PASSED;
  const text = findingLines(report, check, finding)
    .map(([label, line]) => `${label}: ${line}`)
    .join('\n');
  return [
    { type: 'step_start', data: { name: finding.message, start: at } },
    attachment('finding', visible(text), 'text/plain', at),
    ...(finding.exchange === undefined
      ? []
      : [attachment('exchange', readableJson(finding.exchange, 2), 'application/json', at)]),
    { type: 'step_stop', data: { stop: at, status, statusDetails: { message: finding.message } } },
  ];
};

/** What a check would have told Allure while it ran. @param endedAt as of the epoch, in milliseconds */
export const allureMessages = (report: Report, check: CheckResult, endedAt: number): readonly RuntimeMessage[] => {
  const requirements = report.requirements.filter(({ id }) => check.requirements.includes(id));
  return [
    {
      type: 'metadata',
      data: {
        displayName: check.title,
        description: description(check, requirements),
        labels: labelsOf(check, requirements),
        links: linksOf(check, requirements),
        testCaseId: check.check,
      },
    },
    ...check.findings.flatMap((finding) => findingMessages(report, check, finding, endedAt)),
  ];
};
