/**
 * The beginning of a text. It is copied: JavaScript engines may return a view of the whole text, which would keep megabytes in memory for a few hundred characters.
 */
export const cutText = (text: string, length: number): string =>
  text.length <= length ? text : Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le');
