import { describe, expect, test } from 'vitest';
import { invocation } from './invocation.ts';

const script = '/home/me/project/bin/asrs-conformance.js';
const linked = '/home/me/project/node_modules/.bin/asrs-conformance';
const cwd = '/home/me/project';

describe('a line to paste begins with what was typed', () => {
  test.each<readonly [string, string, NodeJS.ProcessEnv]>([
    ['node bin/asrs-conformance.js', script, {}],
    ['node /elsewhere/asrs-conformance.js', '/elsewhere/asrs-conformance.js', {}],
    ['node "/else where/asrs-conformance.js"', '/else where/asrs-conformance.js', {}],
    ['asrs-conformance', '/usr/bin/asrs-conformance', { PATH: '/bin:/usr/bin' }],
    ['npx asrs-conformance', linked, { npm_command: 'exec', npm_lifecycle_event: 'npx', PATH: '/bin' }],
    [
      'npx asrs-conformance',
      linked,
      { npm_command: 'exec', npm_lifecycle_event: 'npx', npm_lifecycle_script: 'asrs-conformance run' },
    ],
    ['node bin/asrs-conformance.js', script, { npm_lifecycle_event: '', npm_lifecycle_script: 'asrs-conformance' }],
    [
      'npm run conformance --',
      script,
      {
        npm_command: 'run-script',
        npm_lifecycle_event: 'conformance',
        npm_lifecycle_script: 'node bin/asrs-conformance.js run',
      },
    ],
    [
      'pnpm run gate',
      linked,
      {
        npm_lifecycle_event: 'gate',
        npm_lifecycle_script: 'asrs-conformance',
        npm_config_user_agent: 'pnpm/9.0.0 npm/?',
      },
    ],
    // Started by another program, which npm had started.
    ['node bin/asrs-conformance.js', script, { npm_lifecycle_event: 'test', npm_lifecycle_script: 'vitest run' }],
  ])('%s', (typed, started, env) => {
    expect(invocation({ script: started, cwd, env })).toBe(typed);
  });
});
