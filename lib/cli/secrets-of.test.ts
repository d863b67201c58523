import { describe, expect, test } from 'vitest';
import { secretsOf } from './secrets-of.ts';

describe('what is secret of arguments and environment', () => {
  test.each<readonly [string, readonly string[], NodeJS.ProcessEnv, readonly string[]]>([
    ['a key of its own', ['run', '--key', 'k1'], {}, ['k1']],
    ['a key behind an equals sign', ['--key=k1=', '--token=t1'], {}, ['k1=', 't1']],
    ['the key of a connection string', ['--target', 'Endpoint=http://a;AccessKey=k1;Version=1.0'], {}, ['k1']],
    ['one in any case and place', ['serve', 'endpoint=x; accesskey = k1 ;'], {}, ['k1']],
    ['one under a mistaken name', ['--tagret=Endpoint=a;AccessKey=k1'], {}, ['k1']],
    ['the environment', [], { ASRS_CONNECTION_STRING: 'Endpoint=a;AccessKey=k1', ASRS_TOKEN: 't1' }, ['k1', 't1']],
    [
      'the names that others use',
      [],
      { AzureSignalRConnectionString: 'AccessKey=k1', Azure__SignalR__ConnectionString: 'AccessKey=k2' },
      ['k1', 'k2'],
    ],
    ['nothing', ['run', '--only', 'a', '--key'], { ASRS_TOKEN: ' ' }, []],
  ])('%s', (_, argv, env, secrets) => {
    expect(secretsOf(argv, env)).toEqual(secrets);
  });
});
