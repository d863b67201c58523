import { throughProxy } from './through-proxy.ts';
import type { Target } from './target.ts';

/** Describes a target without secrets: its URLs, the proxy, the means of authorisation and the profile. */
export const describeTarget = (target: Target): string => {
  const clients = target.clientBase === target.restBase ? '' : `, clients at ${target.clientBase}`;
  const means = [
    ...(target.accessKey === undefined ? [] : ['access key']),
    ...(target.bearerToken === undefined ? [] : ['bearer token']),
  ];
  return `${target.restBase}${clients}${throughProxy(target.restBase)} (${means.join(' and ')}; profile ${target.profile.name})`;
};
