import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import { saidEverywhere } from '../../../fixtures/testing/said-everywhere.ts';
import type { Report } from '../../contract/report.ts';
import { packagePath } from '../../package-root.ts';
import { junit } from './junit.ts';

/** A copy of junit-10.xsd of the xUnit plugin of Jenkins, which CI fetches. Ours is narrower. */
const ofJenkins = process.env['JENKINS_JUNIT_XSD'];
const schemas = [packagePath('fixtures/testing/junit.xsd'), ...(ofJenkins === undefined ? [] : [ofJenkins])];

const mistakesIn = async (xml: string): Promise<readonly string[]> => {
  const all = schemas.map(async (file) => {
    const schema = { fileName: 'junit.xsd', contents: readFileSync(file, 'utf8') };
    const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] });
    return errors.map(({ message }) => message);
  });
  return (await Promise.all(all)).flat();
};

const xmlOf = async (report: Report): Promise<string> => String((await junit.render(report))[0]?.bytes);

test.each<readonly [string, Report]>([
  ['a run', exampleReport],
  ['a strict run', { ...exampleReport, run: { ...exampleReport.run, strict: true } }],
  ['a run without checks', { ...exampleReport, checks: [], gate: { exitCode: 75, sentence: 'nobody answers' } }],
  ['a run on a hostile target', saidEverywhere(exampleReport, '<a>]]>&\u0000\u001b[2J\ud83d\n\uffff')],
])('junit.xml is valid: %s', async (_name, report) => {
  expect(await mistakesIn(await xmlOf(report))).toEqual([]);
});

test('what the schema does not know is refused', async () => {
  const xml = await xmlOf(exampleReport);
  expect(await mistakesIn(xml.replace('<testsuite ', '<testsuite host="a" '))).not.toEqual([]);
  expect(await mistakesIn(xml.replaceAll('<testcase classname=', '<testcase class='))).not.toEqual([]);
});
