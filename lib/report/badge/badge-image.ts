import { element, type Xml } from '../xml.ts';
import type { Badge } from './badge-of.ts';

const hexOf: Readonly<Record<Badge['color'], string>> = {
  brightgreen: '#067d17',
  green: '#4a7a0a',
  red: '#c62828',
  orange: '#b45309',
  lightgrey: '#666666',
};

const height = 20;
const padding = 6;
/** The text is stretched to this width, whichever font is there. */
const perCharacter = 6.6;
const widthOf = (text: string): number => Math.round(text.length * perCharacter);

const field = (text: string, x: number, fill: string): readonly Xml[] => {
  const width = widthOf(text) + 2 * padding;
  const place = { x: String(x + padding), y: '14', textLength: String(widthOf(text)) };
  return [
    element('rect', { x: String(x), width: String(width), height: String(height), fill }, []),
    element('text', { ...place, lengthAdjust: 'spacingAndGlyphs', fill: '#ffffff' }, [text]),
  ];
};

/** The badge as an image. Its text is readable to screen readers, and white on a colour of enough contrast. */
export const badgeImage = ({ label, message, color }: Badge): Xml => {
  const left = widthOf(label) + 2 * padding;
  const width = String(left + widthOf(message) + 2 * padding);
  const title = `${label}: ${message}`;
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height: String(height), role: 'img', 'aria-label': title },
    [
      element('title', {}, [title]),
      element('g', { 'font-family': 'Verdana, DejaVu Sans, sans-serif', 'font-size': '11' }, [
        ...field(label, 0, '#444444'),
        ...field(message, left, hexOf[color]),
      ]),
    ],
  );
};
