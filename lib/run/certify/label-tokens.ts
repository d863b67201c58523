import type { AuthorizationHeader } from '../../rest/authorization-header.ts';
import type { Tokens } from '../../rest/tokens.ts';

/** Says of an Authorization header what it is, without holding it. */
export interface TokenLabels {
  readonly tokens: (live: Tokens) => Tokens;
  readonly of: (header: string | readonly string[] | undefined) => string;
}

/** Whether the variant is the same text for requests and for clients. */
const isPlain = (variant: string): boolean => variant === 'garbage' || variant === 'empty-bearer';

const restLabel = (variant = 'good'): string => (isPlain(variant) ? variant : `rest ${variant}`);
const clientLabel = (user = '', variant = 'good'): string => (isPlain(variant) ? variant : `client ${variant} ${user}`);

/** Remembers what the tokens are that it passes on. @param redact for a token that came from the target */
export const createTokenLabels = (redact: (text: string) => string): TokenLabels => {
  const known = new Map<string, string>();
  const noted = (header: AuthorizationHeader, label: string): AuthorizationHeader => {
    if (header.length > 0) known.set(header.join('\n'), label);
    return header;
  };
  return {
    tokens: (live) => ({
      rest: async (url, variant) => noted(await live.rest(url, variant), restLabel(variant)),
      client: async (hub, user, variant) => noted(await live.client(hub, user, variant), clientLabel(user, variant)),
    }),
    of: (header) => {
      if (header === undefined) return '';
      const text = Array.isArray(header) ? header.join('\n') : String(header);
      return known.get(text) ?? redact(text);
    },
  };
};

/** In place of tokens: their labels. */
export const labelTokens: Tokens = {
  rest: (_url, variant) => Promise.resolve(variant === 'none' ? [] : [restLabel(variant)]),
  client: (_hub, user, variant) => Promise.resolve(variant === 'none' ? [] : [clientLabel(user, variant)]),
};
