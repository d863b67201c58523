import type { z } from 'zod';
import { areaName, requirementFields } from '../../spec/requirement-fields.ts';
import { list, record, text } from '../values/plain.ts';
import { scenario } from './scenario.ts';

/** A requirement of one's own. */
export const requirement = record('a requirement', requirementFields);

/** A suite of one's own: what it demands, and the scenarios that show whether it holds. */
export const suiteFile = record('a suite', {
  /** Where an editor finds this definition. */
  $schema: text.exactOptional(),
  /** The area under which reports show it; the ids of its requirements and scenarios begin with it. */
  area: areaName,
  /** What is demanded. Leave it out where the scenarios verify requirements that are there already. */
  requirements: list(requirement).exactOptional(),
  /** What is run. */
  scenarios: list(scenario),
});

/** A suite of one's own. */
export type SuiteFile = z.infer<typeof suiteFile>;
