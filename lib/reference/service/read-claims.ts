import type { Incoming } from '../state/call.ts';
import type { Claims } from '../state/claims.ts';
import type { Context } from './context.ts';
import type { TokenUse } from '../policies/policies.ts';

/** The claims of a token that is there, signed with the key and in its time. For whom it was made is still to be asked. */
export const readClaims = ({ policies, accessKey }: Context, request: Incoming, use: TokenUse): Claims | undefined => {
  const token = policies.readToken(request, use);
  const claims = token === undefined ? undefined : policies.verifySignature(token, accessKey, use);
  return claims !== undefined && policies.isTimely(claims, Date.now(), use) ? claims : undefined;
};
