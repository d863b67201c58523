#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = (path) => new URL(`../dist/${path}`, import.meta.url);
const loadFaults = async () => (await import(built('fixtures/faults/index.js').href)).faults;

const entry = built('lib/cli/main.js');
if (existsSync(entry)) {
  const { main } = await import(entry.href);
  await main(process.argv.slice(2), { loadFaults });
} else {
  process.stderr.write('asrs-conformance: it has not been built; run "npm run build" first\n');
  process.exitCode = 70;
}
