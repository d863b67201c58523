import { z } from 'zod';
import { qualifiedId } from '../../spec/requirement-fields.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { operationsIn } from '../../spec/operation-in.ts';
import { unusual, type Unusual } from '../unusual.ts';
import type { Use } from '../use.ts';
import { list, oneOf, record, someText, yes } from '../values/plain.ts';
import { step } from './any-step.ts';
import { connectStep } from './connect.ts';

const unusualThings = Object.keys(unusual) as [Unusual, ...Unusual[]];
const uses = ['connect', ...operationsIn(v1).map(({ id }) => id)] as [Use, ...Use[]];

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
  /** Unusual things that this check is about. A failure on them is not charged to other checks. All else in the steps is ordinary. */
  about: list(oneOf(unusualThings)).exactOptional(),
  /**
   * Clients that connect before the first step, so that hubs are in use and users are connected. No step may refer to their probes: where the target has
   * no clients, or no token for one can be made, the check is judged without them.
   */
  guests: list(connectStep).exactOptional(),
};

/** A check written as data: a list of steps. */
export const scenario = record('a scenario', {
  ...checkFields,
  /** Done one after the other. */
  steps: list(step),
  /**
   * Probes that connect in this order, as many as `limits.sockets` allows. Steps of the others are left out, and their names in `reaches`,
   * `mayReach` and `excluded` too.
   */
  crowd: list(someText).exactOptional(),
  /**
   * What other checks rely on and this one judges, on the plainest scenario there is. It is run before all others. Where it does not hold, the checks that
   * use one of these are blocked.
   */
  grounds: list(oneOf(uses)).exactOptional(),
});

/** The same, where it is something else than steps that is looked at. */
export const checkBase = record('a check', checkFields);
