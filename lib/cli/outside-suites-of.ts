import { noSuites, type OutsideSuites } from '../run/outside/outside-suites.ts';
import type { CheckOptions } from './target-options.ts';

/**
 * The suites of `--suite`. What reads them is loaded only where there are some.
 *
 * @throws ConformanceError ERR_SUITE for a mistake in one
 */
export const outsideSuitesOf = async ({ suite = [] }: Pick<CheckOptions, 'suite'>): Promise<OutsideSuites> =>
  suite.length === 0 ? noSuites : (await import('../run/outside/load-suites.ts')).loadSuites(suite);
