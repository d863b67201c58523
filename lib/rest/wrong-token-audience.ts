import type { Target } from '../target/target.ts';
import { clientTokenAudience, restTokenAudience } from './token-audience.ts';
import { encodeSegment } from './encode-segment.ts';
import type { TokenVariant } from '../contract/token-variant.ts';

type TokenAudienceVariant = Extract<TokenVariant, `aud-${string}`>;

const otherHost = (audience: string): string => audience.replace(/^([a-z]+:\/\/)[^/?#]*/i, '$1elsewhere.invalid');

const hubOf = (audience: string): string => {
  const segment = /\/hubs\/([^/?#]+)/.exec(audience)?.[1] ?? 'hub';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const otherHub = (audience: string): string => audience.replace(/(\/hubs\/[^/?#]+|\?hub=[^&]+)/, '$1other');

const otherOperation = (audience: string): string => {
  const hub = /^.*\/hubs\/[^/?#]+/.exec(audience)?.[0];
  if (hub === undefined) return `${audience}/elsewhere`;
  return hub === audience ? `${hub}/users/somebody` : hub;
};

/** The audience of a REST token that is right but for what the variant says. `aud-rest` is the good one. */
export const wrongRestTokenAudience = (target: Target, url: string, variant: TokenAudienceVariant): string => {
  const good = restTokenAudience(url, target.profile.tokens.audience);
  switch (variant) {
    case 'aud-other-host':
      return otherHost(good);
    case 'aud-other-path':
      return restTokenAudience(`${target.restBase}/elsewhere`, target.profile.tokens.audience);
    case 'aud-other-hub':
      return otherHub(good);
    case 'aud-other-operation':
      return otherOperation(good);
    case 'aud-client':
      return clientTokenAudience(target, hubOf(good));
    default:
      return good;
  }
};

/** The audience of a client's token that is right but for what the variant says. `aud-client` is the good one. */
export const wrongClientTokenAudience = (target: Target, hub: string, variant: TokenAudienceVariant): string => {
  const good = clientTokenAudience(target, hub);
  const rest = `${target.restBase}/api/v1/hubs/${encodeSegment(hub)}`;
  switch (variant) {
    case 'aud-other-host':
      return otherHost(good);
    case 'aud-other-path':
      return good.replace('/client/?', '/elsewhere/?');
    case 'aud-other-hub':
      return otherHub(good);
    case 'aud-other-operation':
    case 'aud-rest':
      return restTokenAudience(rest, target.profile.tokens.audience);
    default:
      return good;
  }
};
