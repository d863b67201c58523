import { cutText } from '../trace/cut-text.ts';

/** A text as long as a reader of a summary bears it; `report.json` has all of it. */
export const briefText = (text: string, longest: number): string =>
  text.length <= longest ? text : `${cutText(text, longest)}… (${text.length} characters, see report.json)`;
