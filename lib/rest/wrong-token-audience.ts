import { hubPattern } from '../spec/hub-pattern.ts';
import { operationIn } from '../spec/operation-in.ts';
import type { OperationId } from '../spec/operation.ts';
import type { Target } from '../target/target.ts';
import { clientTokenAudience, restTokenAudience } from './token-audience.ts';
import { encodeSegment } from './encode-segment.ts';
import { operationPath } from './operation-path.ts';
import type { TokenVariant } from '../contract/token-variant.ts';

type TokenAudienceVariant = Extract<TokenVariant, `aud-${string}`>;

const otherHost = (audience: string): string => audience.replace(/^([a-z]+:\/\/)[^/?#]*/i, '$1elsewhere.invalid');

const hubOf = ({ catalogue }: Target, audience: string): string => {
  const segment = hubPattern(catalogue).exec(audience)?.[2] ?? 'hub';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const otherHub = ({ catalogue }: Target, audience: string): string =>
  audience.replace(hubPattern(catalogue), '$1$2other');

const otherHubOfClient = (audience: string): string => audience.replace(/(\?hub=[^&]+)/, '$1other');

/** The token audience of another operation: of the hub alone, or of the hub and a user. */
const audienceOf = (target: Target, id: OperationId, hub: string): string => {
  const path = operationPath(operationIn(target.catalogue, id), { hub, user: 'somebody' }, []);
  return restTokenAudience(target, `${target.restBase}${path}`);
};

const otherOperation = (target: Target, audience: string): string => {
  const hub = hubPattern(target.catalogue).exec(audience)?.[2];
  if (hub === undefined) return `${audience}/elsewhere`;
  const broadcast = audienceOf(target, 'broadcast', hub);
  return broadcast === audience ? audienceOf(target, 'sendToUser', hub) : broadcast;
};

/** The audience of a REST token, with the defect of the variant. `aud-rest` is the correct one. */
export const wrongRestTokenAudience = (target: Target, url: string, variant: TokenAudienceVariant): string => {
  const good = restTokenAudience(target, url);
  switch (variant) {
    case 'aud-other-host':
      return otherHost(good);
    case 'aud-other-path':
      return restTokenAudience(target, `${target.restBase}/elsewhere`);
    case 'aud-other-hub':
      return otherHub(target, good);
    case 'aud-other-operation':
      return otherOperation(target, good);
    case 'aud-client':
      return clientTokenAudience(target, hubOf(target, good));
    default:
      return good;
  }
};

/** The audience of a client token, with the defect of the variant. `aud-client` is the correct one. */
export const wrongClientTokenAudience = (target: Target, hub: string, variant: TokenAudienceVariant): string => {
  const good = clientTokenAudience(target, hub);
  switch (variant) {
    case 'aud-other-host':
      return otherHost(good);
    case 'aud-other-path':
      return good.replace('/client/?', '/elsewhere/?');
    case 'aud-other-hub':
      return otherHubOfClient(good);
    case 'aud-other-operation':
    case 'aud-rest':
      return audienceOf(target, 'broadcast', encodeSegment(hub));
    default:
      return good;
  }
};
