/** The same text. JavaScript engines may return a part of a text as a view of the whole, which would keep megabytes in memory for a few hundred characters. */
export const copyText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
