import type { CallStep, RawBody } from '../step.ts';
import { show, type Mistake } from './mistake.ts';

const tag = '{{tag}}';
const pad = '{{pad}}';

/** What a tag is at most, in bytes, beside the text that stands for it. */
const tagBytes = 32;

const count = (text: string, part: string): number => text.split(part).length - 1;

const isJsonObject = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};

const least = ({ raw }: RawBody): number => Buffer.byteLength(raw.replace(pad, '')) + tagBytes;

const padMistakes = (body: RawBody, path: string): readonly Mistake[] => {
  const { raw, bytes } = body;
  const pads = count(raw, pad);
  if (bytes === undefined && pads > 0)
    return [{ path: `${path}.raw`, found: pad, allowed: 'only a body with "bytes" has one' }];
  if (bytes === undefined) return [];
  if (pads !== 1)
    return [
      {
        path: `${path}.raw`,
        found: `${pads} times ${pad}`,
        allowed: 'expected one, for "bytes" says how long it makes the body',
      },
    ];
  if (bytes >= least(body)) return [];
  return [
    {
      path: `${path}.bytes`,
      found: String(bytes),
      allowed: `expected ${least(body)} at least, for that is how long the body is without its padding`,
    },
  ];
};

const arrivalMistakes = ({ raw, arrivesAs }: RawBody, path: string): readonly Mistake[] => {
  if (arrivesAs === undefined) return [];
  const at = `${path}.arrivesAs`;
  if (!isJsonObject(arrivesAs))
    return [{ path: at, found: show(arrivesAs), allowed: 'expected a JSON object as text' }];
  if (count(arrivesAs, pad) > 0 && count(raw, pad) === 0)
    return [{ path: at, found: pad, allowed: `the body itself has no ${pad}` }];
  return [];
};

const tagMistakes = ({ raw }: RawBody, { reaches = [] }: CallStep, path: string): readonly Mistake[] =>
  reaches.length > 0 && count(raw, tag) === 0
    ? [{ path: `${path}.raw`, found: `no ${tag}`, allowed: 'a probe knows by it the message that must reach it' }]
    : [];

/** What is wrong with the raw body of a call, if it has one. */
export const bodyMistakes = (call: CallStep, path: string): readonly Mistake[] => {
  const { message } = call;
  if (message === undefined || !('raw' in message)) return [];
  const at = `${path}.message`;
  return [...padMistakes(message, at), ...arrivalMistakes(message, at), ...tagMistakes(message, call, at)];
};
