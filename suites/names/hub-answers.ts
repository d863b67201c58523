import type { BrokenHubName } from '../../lib/model/arbitraries/broken-hub-name.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import type { StatusExpectation, StatusWord } from '../../lib/spec/status-word.ts';
import { absentOrInvalid, successOrAbsent } from '../steps/accepted-statuses.ts';

type Statuses = readonly (StatusWord | number)[];

/** What a path is answered with that nothing is known by; some servers point to the path that they would rather have. */
const elsewhere: Statuses = ['unauthorized', 'absent', 301, 307, 308, 405];

const mayBeAbsent = ({ kind, hasAbsence }: OperationShape): boolean => kind === 'close' || hasAbsence;

const refusal = ({ id, statesHubRule }: OperationShape): Statuses => {
  if (statesHubRule) return ['invalid'];
  return id === 'closeConnection' ? [...absentOrInvalid, 'success'] : absentOrInvalid;
};

/** Which answers are right, by what the hub is called. Another success than the documented one is found by the checks that are about it. */
export const hubAnswers = {
  /**
   * A good name, where nothing else can be at fault. Not to be found is no refusal of a name; of a connection to close the document does not say it, but no
   * document says what else.
   */
  valid: (operation: OperationShape): StatusExpectation => (mayBeAbsent(operation) ? successOrAbsent : 'any-success'),

  /** A good name beside a broken one: all that matters is that the answer is another, whatever else the service gets wrong. */
  control: successOrAbsent,

  /** A broken name: refused where the document states the rule; where it leaves the description blank, also what is answered where nothing is. */
  broken: (
    operation: OperationShape,
    { respelt, elsewhere: astray }: Pick<BrokenHubName, 'respelt' | 'elsewhere'> = {},
  ): Statuses => [...refusal(operation), ...(respelt ? (['unauthorized'] as const) : []), ...(astray ? elsewhere : [])],
} as const;
