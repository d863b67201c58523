import type { Target } from './target.ts';

/** Describes a target without secrets: its URLs, the means of authorisation and the profile. */
export const describeTarget = (target: Target): string => {
  const clients = target.clientBase === target.restBase ? '' : `, clients at ${target.clientBase}`;
  const means = [
    ...(target.accessKey === undefined ? [] : ['access key']),
    ...(target.bearerToken === undefined ? [] : ['bearer token']),
  ];
  return `${target.restBase}${clients} (${means.join(' and ')}; profile ${target.profile.name})`;
};
