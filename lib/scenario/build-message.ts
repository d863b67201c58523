import { parse, stringify } from 'lossless-json';
import type { ExpectedInvocation } from './compare-invocation.ts';
import type { CallStep } from './step.ts';

/** A body to send, and the frame that must come of it. */
export interface BuiltMessage {
  readonly body: string;
  readonly contentType: string | null | undefined;
  readonly expected: ExpectedInvocation;
}

const placeholder = '{{tag}}';

/** The tag must never be mistaken for a part of the text around it, so it is put in as JSON string content as it stands. */
const fill = (text: string, tag: string): string => text.replaceAll(placeholder, tag);

/** Kept as text by a lossless parser: JavaScript's own would round numbers. */
const expectedOf = (frame: string): ExpectedInvocation => {
  const { target, arguments: values } = parse(frame) as { readonly target?: unknown; readonly arguments?: unknown };
  return { target: stringify(target), arguments: stringify(values) };
};

/** Builds the PayloadMessage of a send with `tag` in it. */
export const buildMessage = ({ message = {} }: Pick<CallStep, 'message'>, tag: string): BuiltMessage => {
  if ('raw' in message) {
    const expected = message.arrivesAs === undefined ? {} : expectedOf(fill(message.arrivesAs, tag));
    return { body: fill(message.raw, tag), contentType: message.contentType, expected };
  }
  const target = message.target ?? tag;
  const given = message.arguments ?? (message.target === undefined ? [] : undefined);
  const values = message.target === undefined ? (given ?? [tag]) : [...(given ?? []), tag];
  const [targetText, argumentsText] = [JSON.stringify(target), JSON.stringify(values)];
  return {
    body: `{"Target":${targetText},"Arguments":${argumentsText}}`,
    contentType: undefined,
    expected: { target: targetText, arguments: argumentsText },
  };
};
