import { describe, expect, it } from 'vitest';
import { v1 } from '../spec/catalogues/v1.ts';
import { operationIn } from '../spec/operation-in.ts';
import { operationPath } from './operation-path.ts';

describe('the path of an operation', () => {
  it('takes segments and query as they stand', () => {
    const segments = { hub: '%2e', group: 'a$&b', connection: 'c' };
    expect(operationPath(operationIn(v1, 'addConnectionToGroup'), segments, [])).toBe(
      '/api/v1/hubs/%2e/groups/a$&b/connections/c',
    );
    const excluded = [
      ['excluded', 'a%2Cb'],
      ['excluded', ''],
    ] as const;
    expect(operationPath(operationIn(v1, 'broadcast'), { hub: 'h' }, excluded)).toBe(
      '/api/v1/hubs/h?excluded=a%2Cb&excluded=',
    );
  });

  it('needs every parameter', () => {
    expect(() => operationPath(operationIn(v1, 'sendToUser'), { hub: 'h' }, [])).toThrow(TypeError);
  });
});
