import type { Incoming } from '../state/call.ts';
import type { Claims } from '../state/claims.ts';
import type { Context } from './context.ts';
import type { TokenUse } from '../policies/policies.ts';

/** The claims of a token that is signed with the key and in date. Its audience is not checked yet. */
export const readClaims = ({ policies, accessKey }: Context, request: Incoming, use: TokenUse): Claims | undefined => {
  const token = policies.readToken(request, use);
  const claims = token === undefined ? undefined : policies.verifySignature(token, accessKey, use);
  return claims !== undefined && policies.isTimely(claims, Date.now(), use) ? claims : undefined;
};
