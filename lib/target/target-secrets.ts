import type { Target } from './target.ts';

/** The secrets of a target. */
export const targetSecrets = ({ accessKey, bearerToken }: Target): readonly string[] =>
  [accessKey, bearerToken].filter((secret) => secret !== undefined);
