import * as fc from 'fast-check';
import { anyCall } from '../../contract/any-call.ts';
import type { CallFields, CallStep, Step } from '../../contract/step.ts';
import type { OperationId } from '../../spec/operation.ts';
import { shapeOf } from '../../spec/shape.ts';

/** The logical names of a program. */
export interface ProgramNames {
  readonly probes: readonly string[];
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly hubs: readonly string[];
}

/** Concurrent queries with every combination of names. They show the state that a history left behind, and change nothing. */
export interface LookAround {
  /** Queries by one operation. */
  readonly once: fc.Arbitrary<readonly Step[]>;
  /** Queries by all operations. Shrinks to the relevant one. */
  readonly thoroughly: fc.Arbitrary<readonly Step[]>;
}

const everywhere = (
  { groups: group, users: user, probes: connection }: ProgramNames,
  id: OperationId,
): readonly CallStep[] => {
  const values = { group, user, connection };
  const fields = shapeOf(id).parameters.reduce<readonly CallFields[]>(
    (all, parameter) =>
      parameter === 'hub'
        ? all
        : all.flatMap((one) => values[parameter].map((value): CallFields => ({ ...one, [parameter]: value }))),
    [{}],
  );
  return fields.map((one) => anyCall(id, one));
};

const together = (steps: readonly Step[]): readonly Step[] => (steps.length === 0 ? [] : [{ do: 'together', steps }]);

/** The queries of a program that consists of the operations `ids`. */
export const lookAround = (names: ProgramNames, ids: readonly OperationId[]): LookAround => {
  const looks = [...new Set(ids)].filter((id) => shapeOf(id).effect === undefined).map((id) => everywhere(names, id));
  const each = looks.flat().map((look) => fc.option(fc.constant(look), { nil: undefined, freq: 50 }));
  return {
    once: looks.length === 0 ? fc.constant([]) : fc.constantFrom(...looks).map(together),
    thoroughly: fc.tuple(...each).map((some) => together(some.filter((look) => look !== undefined))),
  };
};
