import type { Suite } from '../lib/contract/check.ts';
import { anyGoodToken } from './auth/any-good-token.ts';
import { clientTokens } from './auth/clients.ts';
import { everyOperation, rememberedTokens } from './auth/every-operation.ts';
import { noEffect } from './auth/no-effect.ts';

/** Who may call, who may connect, and that a refusal is one. */
export const authSuite: Suite = {
  area: 'auth',
  checks: [anyGoodToken, ...everyOperation, rememberedTokens, ...noEffect, ...clientTokens],
};
