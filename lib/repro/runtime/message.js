/**
 * Text of so many bytes in UTF-8. No part of it repeats.
 * @param {number} bytes
 */
export function padding(bytes) {
  let text = '';
  for (let count = 0, left = bytes; ; count += 1) {
    const part = `${count}é€😀`;
    left -= Buffer.byteLength(part);
    if (left < 0) return text + '.'.repeat(left + Buffer.byteLength(part));
    text += part;
  }
}

/**
 * The body of a message with this tag, and what must arrive of it; undefined: that is not compared.
 * @param {string} tag
 * @param {import('./types.ts').MessageOptions} message
 */
export function writeMessage(tag, message) {
  if (message.raw === undefined) {
    const target = message.target ?? tag;
    const values = message.target === undefined ? (message.arguments ?? []) : [...(message.arguments ?? []), tag];
    return {
      body: `{"Target":${JSON.stringify(target)},"Arguments":${JSON.stringify(values)}}`,
      expected: parseMessage(JSON.stringify({ target, arguments: values })),
    };
  }
  const { raw, bytes, contentType, chunked, arrivesAs } = message;
  const tagged = raw.replaceAll('{{tag}}', tag);
  const pad = bytes === undefined ? '' : padding(bytes - Buffer.byteLength(tagged.replace('{{pad}}', '')));
  const fill = (/** @type {string} */ text) => text.replaceAll('{{tag}}', tag).replace('{{pad}}', () => pad);
  const expected = arrivesAs === undefined ? undefined : parseMessage(fill(arrivesAs));
  return { body: fill(raw), contentType, chunked, expected };
}

/**
 * Target and arguments of a message. 0 and -0 are the same number.
 * @param {string} text
 * @returns {{ target: unknown, arguments: unknown }}
 */
export function parseMessage(text) {
  const { target, arguments: values } = JSON.parse(text, (_, value) => (value === 0 ? 0 : value));
  return { target, arguments: values };
}
