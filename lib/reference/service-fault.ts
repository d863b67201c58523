import type { Policies } from './policies/policies.ts';
import type { ServiceOptions } from './start-service.ts';

/** One way in which a service is wrong on purpose. */
export interface ServiceFault {
  /** `area/kebab-case`. */
  readonly id: string;
  /** One sentence: what the service does wrong. */
  readonly says: string;
  /** Replaces one policy. Each start of the service calls it anew, so that state kept here belongs to one service. */
  readonly policies?: (correct: Policies) => Policies;
  /** Where the deviation is one of the service's settings (keep-alive intervals). */
  readonly service?: Partial<ServiceOptions>;
}

/** The settings and policies of a service that has all of these faults, applied in this order. */
export const withFaults = (faults: readonly ServiceFault[], correct: Policies): Partial<ServiceOptions> => ({
  ...Object.assign({}, ...faults.map(({ service = {} }) => service)),
  policies: faults.reduce((policies, fault) => fault.policies?.(policies) ?? policies, correct),
});
