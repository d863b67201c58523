import { readdirSync } from 'node:fs';
import { packagePath } from '../../package-root.ts';
import { releaseChanges } from './release-changes.ts';

// Says which verdicts this version changes on stored runs: npm run changes. They are stored anew, after a release, by certify.

const folder = packagePath('reports/bundles');
for (const file of readdirSync(folder).toSorted())
  console.log(`${await releaseChanges(file.replace(/\.gz$/, ''), `${folder}/${file}`)}\n`);
