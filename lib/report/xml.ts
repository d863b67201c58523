// XML 1.0 has no place for these, however they are written; a target's answer may hold any.
// oxlint-disable-next-line no-control-regex
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

const asEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const escaped = (text: string): string =>
  text.replaceAll(notXml, asEscape).replaceAll(/[&<>"\r]/g, (character) => references[character] ?? character);

/** An attribute's line breaks and tabs would be read as blanks. */
const attribute = ([name, value]: readonly [string, string]): string =>
  ` ${name}="${escaped(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`;

/** An element, written. */
export interface Xml {
  readonly xml: string;
}

/** Writes an element; strings among its children are text. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Xml | string)[],
): Xml => {
  const head = `${name}${Object.entries(attributes).map(attribute).join('')}`;
  if (children.length === 0) return { xml: `<${head}/>` };
  const isText = children.every((child) => typeof child === 'string');
  const parts = children.map((child) => (typeof child === 'string' ? escaped(child) : child.xml));
  const inside = isText ? parts.join('') : `\n${parts.join('\n')}\n`;
  return { xml: `<${head}>${inside}</${name}>` };
};

/** A document with that root. */
export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
