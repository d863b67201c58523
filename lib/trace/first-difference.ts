/** The index of the first character in which a text differs from another; its length where the other begins with all of it. */
export const firstDifference = (text: string, other: string): number => {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return at;
};
