/**
 * The beginning of a text. A copy: the engine would make it a view of the whole, and a few hundred characters kept for a report would keep megabytes with them.
 */
export const cutText = (text: string, length: number): string =>
  text.length <= length ? text : Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le');
