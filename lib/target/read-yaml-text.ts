import { isAlias, LineCounter, parseDocument, visit, type Alias, type Document, type Node } from 'yaml';

/** Why a text is not YAML that has a value. */
export interface YamlMistake {
  readonly line: number;
  readonly says: string;
  readonly cause?: unknown;
}

/** A text of YAML, or of JSON, which is YAML too. */
export interface YamlText {
  readonly document: Document;
  readonly value: unknown;
  /** The line of a place in the text. */
  readonly lineAt: (offset: number) => number;
}

interface BadAlias {
  readonly alias: Alias;
  readonly says: string;
}

/** The first alias that has no value. The parser takes it without an error, since an alias is resolved only when the value is asked for. */
const badAliasIn = (document: Document): BadAlias | undefined => {
  const anchors = new Map<string, Node>();
  let bad: BadAlias | undefined;
  const refuse = (alias: Alias, says: string): symbol => {
    bad = { alias, says: `found the alias *${alias.source}${says}` };
    return visit.BREAK;
  };
  visit(document, {
    Node: (_key, node, path) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return undefined;
      }
      const named = anchors.get(node.source);
      if (named === undefined) {
        const quotes = 'or quotes: a text that begins with * needs them';
        return refuse(node, `; expected an anchor &${node.source} before it, ${quotes}`);
      }
      // No reader of a value expects one without end.
      if (path.includes(named))
        return refuse(node, ' within what it stands for; expected a value that does not contain itself');
      return undefined;
    },
  });
  return bad;
};

/** The parser does not say which alias was one too many. The last one stands for the most wherever a text grows with each line. */
const lastAliasIn = (document: Document): Alias | undefined => {
  let last: Alias | undefined;
  visit(document, { Alias: (_key, alias) => void (last = alias) });
  return last;
};

const startOf = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;

/**
 * Reads YAML that a user wrote. What it does not take is a mistake of the user, and never an error of this tool.
 *
 * @param refuse makes the error for the first mistake
 * @throws what `refuse` makes, where the text is not YAML, or has no value
 */
export const readYamlText = (text: string, refuse: (mistake: YamlMistake) => Error): YamlText => {
  const lines = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const [error] = document.errors;
  if (error !== undefined) {
    // The library goes on with its own place, and with the text there.
    const [says = ''] = error.message.split(/ at line \d+, column \d+|\n/);
    throw refuse({ line: lineAt(error.pos[0]), says, cause: error });
  }
  const bad = badAliasIn(document);
  if (bad !== undefined) throw refuse({ line: lineAt(startOf(bad.alias)), says: bad.says });
  try {
    return { document, value: document.toJS() as unknown, lineAt };
  } catch (cause) {
    const isTooMuch = cause instanceof ReferenceError;
    const says = isTooMuch
      ? 'aliases stand for too much: for more than 100 copies of one value; expected fewer, or the value written out'
      : (cause as Error).message;
    throw refuse({ line: lineAt(startOf(lastAliasIn(document) ?? document.contents)), says, cause });
  }
};
