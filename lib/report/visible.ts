/** Controls but tab and line feed, half characters, what changes the direction of text, and line ends that only some readers know. */
const unseen = /[^\P{Cc}\t\n]|\p{Cs}|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** `##vso[` (Azure Pipelines), `##teamcity[`, `##[` (GitHub, Azure): these are commands wherever they stand in a line. */
const bracketed = /(?<=#)#(?=[a-z]*\[)/gi;

/** `::error::` and its like (GitHub): a command where a line begins with it, leading blanks or not. */
const colons = /^(\s*):(?=:)/gm;

const asEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Text for a terminal, a log or a page, with escapes in place of what is not seen. Text from a target is data: it neither moves a cursor nor reads backwards, and no
 * line of it is a command to the pipeline that prints it. GitLab's section marks need a control character and are gone with it.
 */
export const visible = (text: string): string =>
  text
    .replaceAll(unseen, asEscape)
    .replaceAll(bracketed, asEscape)
    .replaceAll(colons, (_, blanks: string) => `${blanks}${asEscape(':')}`);
