import type { Finding } from '../../contract/outcome.ts';

const mark = 'token ';

/** The bad token that the step of a finding used. */
export const tokenOf = (finding: Pick<Finding, 'uses'> | undefined): string | undefined =>
  finding?.uses?.find((use) => use.startsWith(mark))?.slice(mark.length);

/** Bad tokens whose signature is right: only what they claim is wrong. */
const claims: ReadonlySet<string> = new Set(['expired', 'no-exp', 'not-yet-valid', 'no-aud']);

/** Which part of a token a target does not look at, if it accepts this one. */
export const unreadPart = (token: string): 'claims' | 'signature' =>
  claims.has(token) || token.startsWith('aud-') ? 'claims' : 'signature';
