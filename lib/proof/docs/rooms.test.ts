import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageFile } from '../../package-root.ts';
import { profileSchema } from '../../target/profile-schema.ts';

const textOf = (file: string): string => readFileSync(packageFile(file), 'utf8');

test('docs/architecture.md lists the rooms of lib/floors.test.ts, in their order', () => {
  const list = /const rooms = \[(.*?)\];/s.exec(textOf('lib/floors.test.ts'))?.[1] ?? '';
  const rooms = [...list.matchAll(/'([^']+)'/g)].map(([, room]) => room);
  const section = textOf('docs/architecture.md').split('\n## Rooms\n')[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, room]) => room);
  expect(rooms.length).toBeGreaterThan(20);
  expect(listed).toEqual(rooms);
});

test('the profile in docs/targets.md is one', () => {
  const snippet = /```yaml\n(.*?)```/s.exec(textOf('docs/targets.md'))?.[1] ?? '';
  expect(profileSchema.parse(parse(snippet)).name).toBe('staging');
});
