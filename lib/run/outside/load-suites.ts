import { suites as shipped } from '../../../suites/index.ts';
import type { Check } from '../../contract/check.ts';
import { suiteFile, type SuiteFile } from '../../contract/steps/suite-file.ts';
import { show, type Mistake } from '../../contract/validate/mistake.ts';
import { shapeMistakes } from '../../contract/validate/shape-mistakes.ts';
import { findMistakes } from '../../contract/validate/validate-checks.ts';
import { ConformanceError } from '../../error.ts';
import { loadRequirements } from '../../spec/load-requirements.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { noSuites, type OutsideSuites } from './outside-suites.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** What there is beside a file: what is shipped, and the files before it. */
interface Others {
  readonly areas: ReadonlySet<string>;
  readonly requirements: readonly Requirement[];
  readonly checks: readonly Check[];
}

const refusal = (message: string, cause?: unknown): ConformanceError =>
  new ConformanceError('ERR_SUITE', message, { cause });

const readSuite = (file: string): YamlSource =>
  readYaml(file, { option: '--suite', refuse: (message, _what, cause) => refusal(message, cause) });

const inScenario = /^\$\.scenarios\[(\d+)\](.*)$/;

const idOf = ({ value }: YamlSource, index: number): string => {
  const id = (value as { readonly scenarios: readonly { readonly id?: unknown }[] }).scenarios[index]?.id;
  return typeof id === 'string' ? id : `scenario ${index + 1}`;
};

/** With file and line in front, and the path within the scenario that it is about. */
const sentenceOf = (source: YamlSource, { path, found, allowed }: Mistake): string => {
  const [, index, within] = inScenario.exec(path) ?? [];
  const whose = index === undefined ? '' : `${idOf(source, Number(index))}: `;
  const where = within === undefined ? path : `$${within}`;
  return `${source.file}:${source.lineOf(path)}: ${whose}${where}: found ${found}; ${allowed}`;
};

const refuse = (source: YamlSource, mistakes: readonly Mistake[]): void => {
  if (mistakes.length === 0) return;
  throw refusal(mistakes.map((one) => sentenceOf(source, one)).join('\n'));
};

const areaMistakes = ({ area }: SuiteFile, { areas }: Others): readonly Mistake[] =>
  areas.has(area)
    ? [
        {
          path: '$.area',
          found: show(area),
          allowed: 'the shipped suites have an area of this name; expected one of its own',
        },
      ]
    : [];

const idMistakes = (file: SuiteFile): readonly Mistake[] =>
  (['requirements', 'scenarios'] as const).flatMap((part) =>
    (file[part] ?? []).flatMap(({ id }, index) =>
      id.startsWith(`${file.area}/`)
        ? []
        : [
            {
              path: `$.${part}[${index}].id`,
              found: show(id),
              allowed: `expected an id that begins with ${file.area}/`,
            },
          ],
    ),
  );

const requirementMistakes = ({ requirements = [], scenarios }: SuiteFile, others: Others): readonly Mistake[] => {
  const before = new Set(others.requirements.map(({ id }) => id));
  const verified = new Set(scenarios.flatMap(({ verifies }) => verifies));
  return requirements.flatMap(({ id }, index) => {
    const path = `$.requirements[${index}].id`;
    const isTaken = before.has(id);
    before.add(id);
    if (isTaken)
      return [{ path, found: show(id), allowed: 'another requirement has this id; expected one of its own' }];
    if (verified.has(id)) return [];
    return [{ path, found: show(id), allowed: 'no scenario of the file verifies it; expected one at least' }];
  });
};

const scenarioMistakes = ({ requirements = [], scenarios }: SuiteFile, others: Others): readonly Mistake[] => {
  const known = new Set([...others.requirements, ...requirements].map(({ id }) => id));
  const taken = new Set(others.checks.map(({ id }) => id));
  const collisions = scenarios.flatMap(({ id }, index) =>
    taken.has(id)
      ? [
          {
            path: `$.scenarios[${index}].id`,
            found: show(id),
            allowed: 'another check has this id; expected one of its own',
          },
        ]
      : [],
  );
  const own = findMistakes(scenarios, known).map(({ index, mistake }) => ({
    ...mistake,
    path: mistake.path.replace('$', `$.scenarios[${index}]`),
  }));
  return [...collisions, ...own];
};

const parse = (source: YamlSource, others: Others): SuiteFile => {
  refuse(source, shapeMistakes(suiteFile, source.value));
  const file = source.value as SuiteFile;
  refuse(source, [
    ...areaMistakes(file, others),
    ...idMistakes(file),
    ...requirementMistakes(file, others),
    ...scenarioMistakes(file, others),
  ]);
  return file;
};

/**
 * Reads suites from outside.
 *
 * @throws ConformanceError ERR_SUITE for a mistake in one: file, line, id, path, what was found and what is allowed
 */
export const loadSuites = (files: readonly string[]): OutsideSuites => {
  const areas = new Set(shipped.map(({ area }) => area));
  const checks = shipped.flatMap((suite) => suite.checks);
  const requirements = loadRequirements();
  return files.reduce<OutsideSuites>((sum, name) => {
    const file = parse(readSuite(name), {
      areas,
      requirements: [...requirements, ...sum.requirements],
      checks: [...checks, ...sum.suites.flatMap((suite) => suite.checks)],
    });
    return {
      files: [...sum.files, name],
      suites: [...sum.suites, { area: file.area, checks: file.scenarios }],
      requirements: [...sum.requirements, ...(file.requirements ?? [])],
    };
  }, noSuites);
};
