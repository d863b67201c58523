import { z } from 'zod';
import { qualifiedId } from '../../spec/requirement-fields.ts';
import { list, oneOf, record, someText, yes } from '../values/plain.ts';
import { step } from './any-step.ts';

/** What every check says of itself. */
export const checkFields = {
  /** `area/words-joined-by-hyphens`; stable: the same when it passes and when it fails, and API once published. */
  id: qualifiedId,
  /** What a person would say. */
  title: someText,
  /** Ids of requirements. */
  verifies: list(qualifiedId).refine((ids) => ids.length > 0, { error: 'the id of one requirement at least' }),
  /** Optional areas (`head`, `health`) that the profile must claim. */
  needs: list(oneOf(['head', 'health'])).exactOptional(),
  /** Numbers of Azure/azure-signalr issues that it would have caught. */
  regressions: list(
    z
      .string({ error: 'the number of an issue, as "#1125"' })
      .regex(/^#\d+$/, { error: 'the number of an issue, as "#1125"' }),
  ).exactOptional(),
  /** Run only with `--deep`. */
  deep: yes.exactOptional(),
};

/** A check written as data: a list of steps. */
export const scenario = record('a scenario', {
  ...checkFields,
  /** Done one after the other. */
  steps: list(step),
});

/** The same, where it is something else than steps that is looked at. */
export const checkBase = record('a check', checkFields);
