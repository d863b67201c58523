import type { Target } from './target.ts';

/** What of a target must not be shown. */
export const targetSecrets = ({ accessKey, bearerToken }: Target): readonly string[] =>
  [accessKey, bearerToken].filter((secret) => secret !== undefined);
