import { mkdirSync, writeFileSync } from 'node:fs';
import { ofReference } from '../../fixtures/composites/of-reference.ts';
import { testHelperService } from '../../fixtures/composites/test-helper-service.ts';
import { packageFile } from '../package-root.ts';
import { htmlPage } from '../report/html/html-page.ts';
import { judgeComposite } from './composites/judge-composite.ts';

/** What is published: a green page and a red one. */
const published = [ofReference('reference', 'The reference as it is.', []), testHelperService];

mkdirSync(packageFile('reports/pages/'), { recursive: true });
for (const { id: name, start } of published) {
  const { report, wallMs } = await judgeComposite({ start }, []);
  const page = htmlPage([report]);
  writeFileSync(packageFile(`reports/pages/${name}.html`), page);
  console.log(`wrote reports/pages/${name}.html, ${Math.round(page.length / 1000)} KB, ${Math.round(wallMs / 1000)} s`);
}
