/** Two, three and four bytes of UTF-8, beside the one byte of each digit: wherever a body is cut into chunks, some character is cut too. */
const wide = 'é€😀';
const wideBytes = Buffer.byteLength(wide);

/** Text that is so many bytes long in UTF-8, needs no escape in JSON, and in which no part is like another: a lost or doubled chunk shows. */
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
