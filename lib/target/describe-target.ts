import type { Target } from './target.ts';

/** What may be shown of a target: where it is, how it is authorised, its profile. No secret. */
export const describeTarget = (target: Target): string => {
  const clients = target.clientBase === target.restBase ? '' : `, clients at ${target.clientBase}`;
  const means = [
    ...(target.accessKey === undefined ? [] : ['access key']),
    ...(target.bearerToken === undefined ? [] : ['bearer token']),
  ];
  return `${target.restBase}${clients} (${means.join(' and ')}; profile ${target.profile.name})`;
};
