import { describe, expect, it } from 'vitest';
import { buildMessage } from './build-message.ts';

const tag = 'm.x.1.';

describe('the body of a send', () => {
  it('has the tag as target, or else as the last argument', () => {
    expect(buildMessage({}, tag).body).toBe(`{"Target":"${tag}","Arguments":[]}`);
    expect(buildMessage({ message: { arguments: [1] } }, tag).body).toBe(`{"Target":"${tag}","Arguments":[1]}`);
    expect(buildMessage({ message: { target: 't', arguments: [1] } }, tag).body).toBe(
      `{"Target":"t","Arguments":[1,"${tag}"]}`,
    );
  });

  it('is what is written, with the tag put in, and says nothing of what must arrive', () => {
    const built = buildMessage({ message: { raw: '["{{tag}}","{{tag}}"', contentType: null } }, tag);
    expect(built).toEqual({ body: `["${tag}","${tag}"`, contentType: null, chunked: false, expected: {} });
  });

  it('is compared with what it is said to arrive as, digit for digit', () => {
    const arrivesAs = '{"target":"{{tag}}","arguments":[1.0,12345678901234567890]}';
    expect(buildMessage({ message: { raw: '{}', arrivesAs } }, tag).expected).toEqual({
      target: `"${tag}"`,
      arguments: '[1.0,12345678901234567890]',
    });
    expect(buildMessage({ message: { raw: '{}', arrivesAs: '{"target":"t"}' } }, tag).expected).toEqual({
      target: '"t"',
      arguments: undefined,
    });
  });

  it.each([100, 1024, 33_000, 999_999])('is padded to exactly %i bytes', (bytes) => {
    const raw = '{"Target":"{{tag}}","Arguments":["{{pad}}"]}';
    const arrivesAs = '{"target":"{{tag}}","arguments":["{{pad}}"]}';
    const { body, expected } = buildMessage({ message: { raw, bytes, arrivesAs } }, tag);
    expect(Buffer.byteLength(body)).toBe(bytes);
    const sent = JSON.parse(body) as { readonly Arguments: unknown };
    expect(JSON.parse(expected.arguments ?? '')).toEqual(sent.Arguments);
  });
});
