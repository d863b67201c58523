import type { Suite } from '../../lib/contract/check.ts';
import { anyGoodToken } from './any-good-token.ts';
import { clientTokens } from './client-tokens.ts';
import { everyOperation, rememberedTokens } from './every-operation.ts';
import { refusedWithoutEffect } from './refused-without-effect.ts';

/** Authentication of requests and clients, and refusals without effect. */
export const authSuite: Suite = {
  area: 'auth',
  checks: [anyGoodToken, ...everyOperation, rememberedTokens, ...refusedWithoutEffect, ...clientTokens],
};
