import { describe, expect, it } from 'vitest';
import { operationOf } from '../spec/operations.ts';
import { operationPath } from './operation-path.ts';

describe('the path of an operation', () => {
  it('takes segments and query as they stand', () => {
    const segments = { hub: '%2e', group: 'a$&b', connection: 'c' };
    expect(operationPath(operationOf('addConnectionToGroup'), segments, [])).toBe(
      '/api/v1/hubs/%2e/groups/a$&b/connections/c',
    );
    const excluded = [
      ['excluded', 'a%2Cb'],
      ['excluded', ''],
    ] as const;
    expect(operationPath(operationOf('broadcast'), { hub: 'h' }, excluded)).toBe(
      '/api/v1/hubs/h?excluded=a%2Cb&excluded=',
    );
  });

  it('needs every parameter', () => {
    expect(() => operationPath(operationOf('sendToUser'), { hub: 'h' }, [])).toThrow(TypeError);
  });
});
