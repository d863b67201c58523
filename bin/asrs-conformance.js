#!/usr/bin/env node
import { existsSync } from 'node:fs';

const entry = new URL('../dist/lib/cli/main.js', import.meta.url);
if (existsSync(entry)) {
  const { main } = await import(entry.href);
  await main(process.argv.slice(2));
} else {
  process.stderr.write('asrs-conformance: it has not been built; run "npm run build" first\n');
  process.exitCode = 70;
}
