import { judgeAgain } from '../../cli/certify/judge-again.ts';
import { readBundle } from '../../cli/certify/bundle.ts';
import { countOf } from '../../contract/quantity.ts';
import { packageVersion } from '../../package-root.ts';

/** What this version of the suite judges otherwise in stored runs than the version that stored them, as Markdown for the notes of a release. */
export const releaseChanges = async (name: string, file: string): Promise<string> => {
  const { bundle } = await readBundle(file);
  const { changes, missing } = await judgeAgain(bundle);
  const title = `### ${name}: ${bundle.suite.version} to ${packageVersion().version}`;
  const lines = changes.length === 0 ? ['No verdict changes.'] : changes.map((change) => `- ${change}`);
  const lack =
    missing.length === 0
      ? []
      : [
          '',
          `The stored run lacks ${countOf(missing.length, 'exchange')} of checks that did something else this time: ${[...new Set(missing.map(({ check }) => check))].join(', ')}.`,
        ];
  return [title, '', ...lines, ...lack].join('\n');
};
