import type { Scenario } from '../../lib/contract/check.ts';
import type { CallStep, Step } from '../../lib/contract/step.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';
import { shapes } from '../../lib/spec/shape.ts';
import { badClaims, badCredentials, leftOpen, requirementsOf, type Deviation } from './token-deviations.ts';
import { notTurnedAway, successOrAbsent, turnedAway } from '../steps/accepted-statuses.ts';
import { act } from '../steps/act.ts';

const names = { group: 'nowhere', user: 'nobody', connection: { exactly: 'nobody' } } as const;

/** A call that finds nothing and changes nothing important, so that it shows only whether the caller is authorised. */
const callOf = (operation: OperationShape): CallStep => act.call(operation, names);

/** Not found is also accepted. Other checks judge which success is documented. */
const authorised = (operation: OperationShape): CallStep => ({
  ...callOf(operation),
  expect: successOrAbsent,
});

/** Run in parallel: none has an effect, so none depends on another. */
const refused = (all: readonly OperationShape[], variants: readonly Deviation[]): Step => ({
  do: 'together',
  steps: all.flatMap((operation) =>
    variants.map(([token, requirement]) => ({
      ...callOf(operation),
      token,
      expect: 'unauthorized',
      verifies: [requirement],
    })),
  ),
});

const observed = (operation: OperationShape): Step => ({
  do: 'together',
  steps: leftOpen.map(([token, requirement]) => ({
    ...callOf(operation),
    token,
    expect: ['success', 'invalid', 'absent', ...turnedAway],
    observe: `${operation.id}, ${token}`,
    verifies: [requirement],
  })),
});

interface Part {
  readonly part: 'credentials' | 'claims';
  readonly title: string;
  readonly variants: readonly Deviation[];
  readonly more?: Step;
}

const scenario = (operation: OperationShape, { part, title, variants, more }: Part): Scenario => ({
  id: `auth/${operationSlug(operation.id)}-${part}`,
  title: `${operation.title}: ${title}`,
  verifies: [
    ...requirementsOf(variants),
    ...(more === undefined ? [] : requirementsOf(leftOpen)),
    'auth/good-token-accepted',
  ],
  steps: [
    { ...authorised(operation), setup: true },
    refused([operation], variants),
    ...(more === undefined ? [] : [more]),
    { ...callOf(operation), expect: notTurnedAway, verifies: ['auth/good-token-accepted'] },
  ],
});

/** The same tokens that were just valid for another operation. A target that caches tokens without their audience accepts them. */
export const rememberedTokens: Scenario = {
  id: 'auth/remembered-tokens',
  title: 'A token that is valid for one operation is refused for all others',
  verifies: ['auth/aud-operation'],
  steps: [
    act.broadcast([], { expect: successOrAbsent, setup: true }),
    act.toUser({ exactly: 'somebody' }, [], { expect: successOrAbsent, setup: true }),
    refused(shapes, [['aud-other-operation', 'auth/aud-operation']]),
  ],
};

/** Each bad token on each of the fourteen operations, together with the same request with a valid one. */
export const everyOperation: readonly Scenario[] = shapes.flatMap((operation) => [
  scenario(operation, {
    part: 'credentials',
    title: 'a token that is missing or not signed with the access key is refused',
    variants: badCredentials,
  }),
  scenario(operation, {
    part: 'claims',
    title: 'a token that has expired or was issued for another audience is refused',
    variants: badClaims,
    more: observed(operation),
  }),
]);
