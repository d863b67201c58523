import { randomBytes } from 'node:crypto';
import type { Paint } from '../report/summary/paint.ts';

/** Colours for text that is otherwise shown as data. */
export interface Ink {
  readonly paint: Paint;
  /** Turns what `paint` has marked into colours. */
  readonly apply: (text: string) => string;
}

/**
 * Colours are marked first and applied last: escapes in the text itself are made visible in between. Nobody else knows the marks, so that no target can write one.
 *
 * @param enabled whether there are colours at all
 */
export const createInk = (enabled: boolean): Ink => {
  const secret = randomBytes(8).toString('hex');
  const mark = (code: number): string => `{${secret}:${code}}`;
  const style =
    (on: number, off: number) =>
    (text: string): string =>
      enabled ? `${mark(on)}${text}${mark(off)}` : text;
  const marks = new RegExp(String.raw`\{${secret}:(\d+)\}`, 'g');
  return {
    paint: {
      good: style(32, 39),
      bad: style(31, 39),
      doubtful: style(33, 39),
      quiet: style(2, 22),
      strong: style(1, 22),
    },
    apply: (text) => text.replaceAll(marks, '\u001b[$1m'),
  };
};
