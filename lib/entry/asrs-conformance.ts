/** The entry of the package: tests a service from a program. */
export { runConformance, type ConformanceOptions } from './run-conformance.ts';
export { ConformanceError } from '../error.ts';
export type { Finding, Outcome } from '../contract/outcome.ts';
export type { CheckResult, Report, RequirementResult, Verdict } from '../contract/report.ts';
