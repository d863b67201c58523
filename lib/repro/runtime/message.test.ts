import { expect, test } from 'vitest';
import { buildMessage } from '../../engine/ledger/build-message.ts';
import { createTags } from '../../engine/ledger/tags.ts';
import { newRunId } from '../../run/new-run-id.ts';
import { writeMessage } from './message.js';
import { isAsSent } from './send.js';
import { newTag, openService } from './service.js';

const messages = [
  {},
  { target: 'greet' },
  { arguments: [1, 'two', null] },
  { target: 'greet', arguments: [{ three: [3] }] },
  { raw: '{"Target":"{{tag}}","Arguments":["{{pad}}"]}', bytes: 5000 },
  { raw: '{"target":"{{tag}}"}', contentType: null, chunked: true as const, arrivesAs: '{"target":"{{tag}}"}' },
];

test('a tag is as long as that of a run', () => {
  const service = openService({
    url: '',
    base: '',
    audience: 'documented',
    settleMs: 0,
    deadlineMs: 0,
    quietMs: 0,
    sought: {},
  });
  expect(newTag(service)).toHaveLength(createTags(newRunId()).next(517, '$.steps[11]').length);
});

test.each(messages)('the body of %j is that of a run', (message) => {
  const tag = 'm.id.1.';
  const mine = writeMessage(tag, message);
  const theirs = buildMessage({ message }, tag);
  expect(mine).toMatchObject({ body: theirs.body });
  expect({ contentType: mine.contentType, chunked: mine.chunked ?? false }).toEqual({
    contentType: theirs.contentType,
    chunked: theirs.chunked ?? false,
  });
});

test.each([
  ['in other words', '{"type":1,"arguments":[1.0,{"b":0,"a":"x"}],"target":"t"}', true],
  ['with another number', '{"type":1,"target":"t","arguments":[2,{"a":"x","b":-0}]}', false],
  ['with a member more', '{"type":1,"target":"t","arguments":[1,{"a":"x","b":0,"c":1}]}', false],
  ['with another target', '{"type":1,"target":"T","arguments":[1,{"a":"x","b":0}]}', false],
])('a record %s', (_, record, same) => {
  expect(isAsSent({ target: 't', arguments: [1, { a: 'x', b: 0 }] }, record)).toBe(same);
});
