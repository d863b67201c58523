import type { BrokenHubName } from '../../lib/model/arbitraries/broken-hub-name.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import type { StatusExpectation, StatusWord } from '../../lib/spec/status-word.ts';
import { absentOrInvalid, successOrAbsent, turnedAway } from '../steps/accepted-statuses.ts';

type Statuses = readonly (StatusWord | number)[];

/** Statuses for an unknown path; some servers redirect to their preferred form of it. */
const elsewhere: Statuses = [...turnedAway, 'absent', 301, 307, 308, 405];

const mayBeAbsent = ({ kind, hasAbsence }: OperationShape): boolean => kind === 'close' || hasAbsence;

const refusal = ({ id, statesHubRule }: OperationShape): Statuses => {
  if (statesHubRule) return ['invalid'];
  return id === 'closeConnection' ? [...absentOrInvalid, 'success'] : absentOrInvalid;
};

/** The accepted statuses, by hub name. Other checks find a success other than the documented one. */
export const hubAnswers = {
  /**
   * A valid name, with no other possible fault. Not found is not a refusal of the name. For closing an unknown connection the document does not list it,
   * but no document says otherwise.
   */
  valid: (operation: OperationShape): StatusExpectation => (mayBeAbsent(operation) ? successOrAbsent : 'any-success'),

  /** A valid name next to an invalid one: only the difference between the responses matters. */
  control: successOrAbsent,

  /** An invalid name: refused where the document states the rule. Where its description is blank, not found is also accepted. */
  broken: (
    operation: OperationShape,
    { respelt, elsewhere: astray }: Pick<BrokenHubName, 'respelt' | 'elsewhere'> = {},
  ): Statuses => [...refusal(operation), ...(respelt ? turnedAway : []), ...(astray ? elsewhere : [])],
} as const;
