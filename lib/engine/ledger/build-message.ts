import { parse, stringify } from 'lossless-json';
import type { ExpectedInvocation } from './compare-invocation.ts';
import { padText } from './pad-text.ts';
import type { CallStep, RawBody } from '../../contract/step.ts';

/** A body to send, and the frame it must produce. */
export interface BuiltMessage {
  readonly body: string;
  readonly contentType: string | null | undefined;
  readonly chunked?: boolean;
  readonly expected: ExpectedInvocation;
}

/** Neither tag nor padding needs escaping in JSON, so both can be inserted into JSON text unchanged. */
const fill = (text: string, tag: string, pad: string): string =>
  text.replaceAll('{{tag}}', tag).replace('{{pad}}', () => pad);

const padFor = ({ raw, bytes }: RawBody, tag: string): string =>
  bytes === undefined ? '' : padText(bytes - Buffer.byteLength(fill(raw, tag, '')));

/** Uses a lossless parser, since `JSON.parse` would round numbers. */
const expectedOf = (frame: string, tag: string, pad: string): ExpectedInvocation => {
  const parts = parse(frame) as { readonly target?: unknown; readonly arguments?: unknown };
  const text = (part: unknown): string | undefined => {
    const written = stringify(part);
    return written === undefined ? undefined : fill(written, tag, pad);
  };
  return { target: text(parts.target), arguments: text(parts.arguments) };
};

const buildRaw = (message: RawBody, tag: string): BuiltMessage => {
  const { raw, contentType, chunked = false, arrivesAs } = message;
  const pad = padFor(message, tag);
  return {
    body: fill(raw, tag, pad),
    contentType,
    chunked,
    expected: arrivesAs === undefined ? {} : expectedOf(arrivesAs, tag, pad),
  };
};

/** Builds the PayloadMessage of a send. It contains `tag`. */
export const buildMessage = ({ message = {} }: Pick<CallStep, 'message'>, tag: string): BuiltMessage => {
  if ('raw' in message) return buildRaw(message, tag);
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
