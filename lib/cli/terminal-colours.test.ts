import { describe, expect, it } from 'vitest';
import { createTerminal } from './terminal.ts';

describe('colours, where the output is no terminal', () => {
  it.each<readonly [env: NodeJS.ProcessEnv, isColoured: boolean]>([
    [{}, false],
    [{ FORCE_COLOR: '0' }, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '' }, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [{ FORCE_COLOR: '1', TERM: 'dumb' }, false],
  ])('with %o: %s', (env, isColoured) => {
    const { paint } = createTerminal({ redact: String, env });
    expect(paint.good('passed') !== 'passed').toBe(isColoured);
  });
});
