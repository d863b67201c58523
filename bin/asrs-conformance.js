#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = (path) => new URL(`../dist/bundle/${path}`, import.meta.url);
const loadFaults = async () => (await import(built('faults.js').href)).faults;

const entry = built('main.js');
if (existsSync(entry)) {
  const { main } = await import(entry.href);
  await main(process.argv.slice(2), { loadFaults });
} else {
  process.stderr.write('asrs-conformance: it has not been built; run "npm run build" first\n');
  process.exitCode = 70;
}
