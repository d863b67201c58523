import { ConformanceError } from '../error.ts';
import { countOf } from '../contract/quantity.ts';
import { createRestClient, type RestRequest } from '../rest/rest-client.ts';
import { createTokens } from '../rest/tokens.ts';
import type { TokenAudienceForm } from '../target/profile.ts';
import type { Target } from '../target/target.ts';
import type { Exchange } from '../contract/exchange.ts';
import { isRefusal } from './is-refusal.ts';
import { createRecorder } from '../trace/recorder.ts';

/** Within this, clocks agree well enough for any token of ours: none lasts less than an hour. */
const toleratedMinutes = 5;

const clockDifference = ({ responseHeaders }: Exchange): number | undefined => {
  const theirs = Date.parse(String(responseHeaders?.['date'] ?? ''));
  const minutes = Math.round((theirs - Date.now()) / 60_000);
  return Number.isNaN(minutes) || Math.abs(minutes) <= toleratedMinutes ? undefined : minutes;
};

const expiryOf = (token: string): Date | undefined => {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      readonly exp?: unknown;
    };
    return typeof exp === 'number' ? new Date(exp * 1000) : undefined;
  } catch {
    return undefined;
  }
};

const withForm = (target: Target, audience: TokenAudienceForm): Target => ({
  ...target,
  profile: { ...target.profile, tokens: { ...target.profile.tokens, audience } },
});

/** The form of audience that the target does take, where it is another than the profile says. */
const otherForm = async (target: Target, request: RestRequest): Promise<TokenAudienceForm | undefined> => {
  const form: TokenAudienceForm = target.profile.tokens.audience === 'sdk' ? 'documented' : 'sdk';
  const other = withForm(target, form);
  const recorder = createRecorder({ secrets: [] });
  await using rest = createRestClient({ target: other, recorder, tokens: createTokens(other) });
  const exchange = await rest.exchange(request);
  return exchange.status === undefined || isRefusal(target.catalogue, exchange) ? undefined : form;
};

const refused = (message: string): ConformanceError => new ConformanceError('ERR_TARGET_KEY', message);

/** Why a target refuses a request with a good token, as far as can be told. */
export const explainRefusal = async (
  target: Target,
  exchange: Exchange,
  request: RestRequest,
): Promise<ConformanceError> => {
  const { status } = exchange;
  const minutes = clockDifference(exchange);
  if (minutes !== undefined) {
    const direction = minutes > 0 ? 'ahead of' : 'behind';
    return new ConformanceError(
      'ERR_TARGET_CLOCK',
      `the target rejects our token (${status}); its clock is ${countOf(Math.abs(minutes), 'minute')} ${direction} ours: correct the clock that is wrong`,
    );
  }
  if (target.bearerToken !== undefined) {
    const expiry = expiryOf(target.bearerToken);
    const expired = expiry !== undefined && expiry.getTime() < Date.now();
    return refused(
      expired
        ? `the target rejects the bearer token (${status}): it expired at ${expiry.toISOString()}`
        : `the target rejects the bearer token (${status}): it was issued for another service, or lacks a role`,
    );
  }
  const form = await otherForm(target, request);
  if (form !== undefined) {
    return new ConformanceError(
      'ERR_PROFILE',
      `the target rejects tokens with audience form "${target.profile.tokens.audience}" (${status}) but accepts "${form}"; set tokens: { audience: ${form} } in the profile`,
    );
  }
  return refused(`the target rejects our token (${status}): the access key is wrong`);
};
