import * as fc from 'fast-check';
import type { CallStep, Step } from '../../contract/step.ts';
import type { OperationId } from '../../spec/operation.ts';
import { operationOf } from '../../spec/operations.ts';

/** The names of which a program is made; logical. */
export interface ProgramNames {
  readonly probes: readonly string[];
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly hubs: readonly string[];
}

/** Looks at what a history has left behind: calls that change nothing, with every combination of names, begun at once. */
export interface LookAround {
  /** By one operation. */
  readonly once: fc.Arbitrary<readonly Step[]>;
  /** By all operations; shrinks to the look that matters. */
  readonly thoroughly: fc.Arbitrary<readonly Step[]>;
}

const everywhere = (
  { groups: group, users: user, probes: connection }: ProgramNames,
  id: OperationId,
): readonly CallStep[] => {
  const values = { group, user, connection };
  return operationOf(id).parameters.reduce<readonly CallStep[]>(
    (calls, parameter) =>
      parameter === 'hub'
        ? calls
        : calls.flatMap((one) => values[parameter].map((value): CallStep => ({ ...one, [parameter]: value }))),
    [{ do: 'call', operation: id }],
  );
};

const together = (steps: readonly Step[]): readonly Step[] => (steps.length === 0 ? [] : [{ do: 'together', steps }]);

/** The looks of a program that consists of the operations `ids`. */
export const lookAround = (names: ProgramNames, ids: readonly OperationId[]): LookAround => {
  const looks = [...new Set(ids)]
    .filter((id) => ['GET', 'POST'].includes(operationOf(id).method))
    .map((id) => everywhere(names, id));
  const each = looks.flat().map((look) => fc.option(fc.constant(look), { nil: undefined, freq: 50 }));
  return {
    once: looks.length === 0 ? fc.constant([]) : fc.constantFrom(...looks).map(together),
    thoroughly: fc.tuple(...each).map((some) => together(some.filter((look) => look !== undefined))),
  };
};
