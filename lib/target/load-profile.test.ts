import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProfile } from './load-profile.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'asrs-profile-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (yaml: string): string => {
  const file = join(folder, 'mine.yaml');
  writeFileSync(file, yaml);
  return file;
};

const messageOf = (yaml: string): string => {
  const file = fileOf(yaml);
  try {
    loadProfile(file);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ERR_PROFILE' });
    return (error as Error).message.replaceAll(file, 'mine.yaml');
  }
  throw new Error('it was accepted');
};

describe('a profile', () => {
  it.each([
    ['reference', 0, 64],
    ['azure', 10_000, 16],
    ['emulator', 2000, 32],
    ['default', 10_000, 16],
  ])('named %s is shipped', (name, effectBudgetMs, sockets) => {
    expect(loadProfile(name)).toMatchObject({ name, consistency: { effectBudgetMs }, limits: { sockets } });
  });

  it('that names itself and says nothing more is the default one', () => {
    const { name: _, title: _title, ...rest } = loadProfile(fileOf('name: mine'));
    expect(loadProfile('default')).toMatchObject(rest);
  });

  it.each(['', ' \n', '# limits:\n'])('that is empty is refused: %j', (text) => {
    expect(messageOf(text)).toBe('the profile mine.yaml is empty; expected at least one field, such as name');
  });

  it('that is no text is refused', () => {
    const file = join(folder, 'binary.yaml');
    writeFileSync(file, Buffer.from([0x6e, 0xff, 0x00, 0x80]));
    expect(() => loadProfile(file)).toThrow(
      /^the profile .*binary\.yaml is not a text in UTF-8; expected a \.yaml file$/,
    );
  });

  it('may be written in JSON', () => {
    const file = join(folder, 'mine.json');
    writeFileSync(file, JSON.stringify({ title: 'Mine' }));
    expect(loadProfile(file)).toMatchObject({ name: 'mine', title: 'Mine' });
  });

  it('that is a folder is refused', () => {
    expect(() => loadProfile(`${folder}/`)).toThrow(/^the profile .* is a folder; expected a \.yaml file$/);
  });

  it('keeps what it says and takes its name from the file', () => {
    const profile = loadProfile(fileOf('hubs: { fixed: [one, two] }'));
    expect(profile).toMatchObject({ name: 'mine', title: 'mine', hubs: { prefix: '', fixed: ['one', 'two'] } });
  });

  it('with an unknown key is refused with file, line and what is allowed', () => {
    expect(messageOf('title: x\ntiming:\n  # why\n  pingInterval: 3\n')).toBe(
      'mine.yaml:4: $.timing.pingInterval: unknown key "pingInterval"; allowed: ' +
        'deliveryFloorMs, requestTimeoutMs, pingIntervalMs, clientTimeoutMs, ttlGranularityMs, lastingMs',
    );
  });

  it('with a wrong value is refused with file and line', () => {
    expect(messageOf('limits:\n  messages: 5\n  sockets: many\n')).toMatch(/^mine\.yaml:3: \$\.limits\.sockets: /);
    expect(messageOf('claims:\n  without:\n    - broadcast\n    - fly\n')).toMatch(/^mine\.yaml:4: .*broadcast/);
  });

  it('that is no YAML, or no map, is refused with file and line', () => {
    expect(messageOf('a: [1\nb: 2')).toMatch(/^mine\.yaml:\d+: /);
    expect(messageOf('- 1')).toMatch(/^mine\.yaml:1: \$: /);
  });

  it('with a text that YAML takes for an alias is refused with file and line', () => {
    expect(messageOf('name: mine\ntitle: *staging\n')).toMatch(/^mine\.yaml:2: found the alias \*staging; /);
  });

  it('that does not exist is refused with the names there are', () => {
    expect(() => loadProfile('nowhere')).toThrow(/azure, default, emulator, local, reference/);
  });
});
