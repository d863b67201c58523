/** Characters of two, three and four bytes in UTF-8, next to digits of one byte. Wherever a body is split into chunks, some split falls inside a character. */
const wide = 'é€😀';
const wideBytes = Buffer.byteLength(wide);

/** Text of the given length in UTF-8 bytes. It needs no escaping in JSON, and no part repeats, so a lost or duplicated chunk is visible. */
export const padText = (bytes: number): string => {
  const parts: string[] = [];
  let left = bytes;
  for (let count = 0; ; count += 1) {
    const part = `${count}${wide}`;
    const size = part.length - wide.length + wideBytes;
    if (size > left) break;
    parts.push(part);
    left -= size;
  }
  return parts.join('') + '.'.repeat(left);
};
