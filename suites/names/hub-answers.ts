import type { BrokenHubName } from '../../lib/model/arbitraries/broken-hub-name.ts';
import type { Operation } from '../../lib/spec/operation.ts';

/** Another success than the documented one is found by the checks that are about it. */
const successes = [200, 202, 204];

/** Not to be found is no refusal of a name; of a connection to close the document does not say it, but no document says what else. */
const welcome = ({ id, statuses }: Operation): readonly number[] => [
  ...new Set([
    ...successes,
    ...statuses.filter((status) => status !== 400),
    ...(id === 'closeConnection' ? [404] : []),
  ]),
];

/** What a path is answered with that nothing is known by; some servers point to the path that they would rather have. */
const elsewhere = [301, 307, 308, 401, 404, 405];

const blankDescription = ({ id }: Operation): readonly number[] =>
  id === 'closeConnection' ? [400, 202, 404] : [400, 404];

/** Which answers are right, by what the hub is called. */
export const hubAnswers = {
  /** A good name, where nothing else can be at fault. */
  valid: welcome,

  /** A good name beside a broken one: all that matters is that the answer is another, whatever else the service gets wrong. */
  control: (operation: Operation): readonly number[] => [...new Set([...welcome(operation), 404])],

  /** A broken name: 400 where the document states the rule; where it leaves the description blank, also what is answered where nothing is. */
  broken: (
    operation: Operation,
    { respelt, elsewhere: astray }: Pick<BrokenHubName, 'respelt' | 'elsewhere'> = {},
  ): readonly number[] => [
    ...new Set([
      ...(operation.statesHubRule ? [400] : blankDescription(operation)),
      ...(respelt ? [401] : []),
      ...(astray ? elsewhere : []),
    ]),
  ],
} as const;
