import type { Report } from '../../contract/report.ts';
import type { Cause } from '../../verdict/causes/cause.ts';
import { causesOf } from '../../verdict/causes/causes-of.ts';
import { visible } from '../visible.ts';

/** A service shows no more annotations of one step. */
const mostShown = 10;

interface Annotation {
  readonly type: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
}

type Escapes = readonly (readonly [character: string, escape: string])[];

const replaceAll = (text: string, escapes: Escapes): string =>
  escapes.reduce((result, [character, escape]) => result.replaceAll(character, escape), text);

/** Of GitHub's workflow commands: what would end a message. The per cent sign comes first. */
const githubText: Escapes = [
  ['%', '%25'],
  ['\r', '%0D'],
  ['\n', '%0A'],
];
const githubProperty: Escapes = [...githubText, [':', '%3A'], [',', '%2C']];

/** Of the logging commands of Azure Pipelines. */
const azureText: Escapes = [
  ['%', '%AZP25'],
  ['\r', '%0D'],
  ['\n', '%0A'],
];

const githubLine = ({ type, title, message }: Annotation): string =>
  `::${type} title=${replaceAll(visible(title), githubProperty)}::${replaceAll(visible(message), githubText)}`;

const azureLine = ({ type, title, message }: Annotation): string =>
  `##vso[task.logissue type=${type}]${replaceAll(visible(`${title}: ${message}`), azureText)}`;

const annotationOf = ({ title, verdict, example, checks }: Cause): Annotation => {
  const { check, finding } = example;
  const seen = finding === undefined ? (check.reason ?? '') : `expected ${finding.expected}, seen ${finding.seen}`;
  const more = checks.length === 1 ? '' : ` (and ${checks.length - 1} more)`;
  return { type: verdict === 'fail' ? 'error' : 'warning', title, message: `${seen} [${check.check}${more}]` };
};

const notGreen = ({ gate }: Report): readonly Annotation[] =>
  gate.exitCode === 0 ? [] : [{ type: 'error', title: 'conformance', message: gate.sentence }];

const annotationsOf = (report: Report): readonly Annotation[] => {
  const causes = causesOf(report).map(annotationOf);
  return causes.some(({ type }) => type === 'error') ? causes : [...notGreen(report), ...causes];
};

const isSet = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/**
 * Lines that make the pipeline show each cause beside its step: annotations of GitHub Actions, issues of Azure Pipelines. They are commands, so whoever prints them
 * must not escape them again; text from the target in them is escaped here. Empty outside of these pipelines.
 */
export const pipelineCommands = (report: Report, env: NodeJS.ProcessEnv): readonly string[] => {
  const annotations = annotationsOf(report).slice(0, mostShown);
  if (isSet(env['GITHUB_ACTIONS'])) return annotations.map(githubLine);
  return isSet(env['TF_BUILD']) ? annotations.map(azureLine) : [];
};
