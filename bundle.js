import { build } from 'rolldown';
import { loadConfig } from 'rolldown/config';

// The command line of rolldown would print a line for each file.
await build(await loadConfig('bundle.config.ts'));
