import type { ParametersOf, QueryOf } from '../../spec/catalogue.ts';
import type { v1 } from '../../spec/catalogues/v1.ts';
import type { OperationId } from '../../spec/operation.ts';

// What a call may say follows from the operation's entry in the catalogue. Versions differ in paths, methods and statuses, not in parameters.
type Entries = (typeof v1)['operations'];

/** The parameters that a call of the operation must name; the hub is the scenario's own where none is named. */
export type PathFieldOf<Id extends OperationId> = Exclude<ParametersOf<Entries[Id]>, 'hub'>;

/** The parameters of the query that a call of the operation may name. */
export type QueryFieldOf<Id extends OperationId> = QueryOf<Entries[Id]>;

/** What the operation does. */
export type KindOf<Id extends OperationId> = Entries[Id]['kind'];
