import type { Operation } from './operation.ts';
import type { StatusExpectation, StatusWord } from './status-word.ts';

/** Statuses that are right, by the catalogue in use. */
export interface ExpectedStatuses {
  allows(status: number): boolean;
  /** Each of them. */
  readonly all: readonly (number | 'any success')[];
  /** For a finding: `200 or 404`. */
  readonly text: string;
  /** Whether a success is among them. */
  readonly mayBeSuccess: boolean;
}

/** Whether a status says that the request was done, also if the document lists another. */
export const isSuccess = (status = 0): boolean => status >= 200 && status < 300;

const numbersOf: Record<Exclude<StatusWord, 'any-success'>, (operation: Operation) => readonly number[]> = {
  success: ({ success }) => success,
  absent: ({ notThere }) => notThere,
  invalid: ({ invalid }) => invalid,
  unauthorized: ({ unauthorized }) => unauthorized,
};

/** Refusals of whoever asks, or of how or how often. */
const ofTheRequest: ReadonlySet<number> = new Set([401, 403, 405, 407, 408, 429]);

/** Whether a target could mean by a status that something is not there, also if the document has another for it. */
export const couldSayAbsent = (status: number): boolean => status >= 400 && status < 500 && !ofTheRequest.has(status);

/** Whether a status of this operation says that something is not there. */
export const isAbsence = (
  { notThere, saysNotThere }: Pick<Operation, 'notThere' | 'saysNotThere'>,
  status: number,
): boolean => notThere.includes(status) || saysNotThere.includes(status);

/** What an expectation means on an operation. */
export const expectedStatuses = (operation: Operation, expectation: StatusExpectation): ExpectedStatuses => {
  const all = [expectation].flat();
  const takesAnySuccess = all.includes('any-success');
  const numbers = new Set(
    all.flatMap((one) => {
      if (one === 'any-success') return [];
      return typeof one === 'number' ? [one] : numbersOf[one](operation);
    }),
  );
  const takesAbsence = all.includes('absent');
  const right = [...(takesAnySuccess ? ['any success' as const] : []), ...numbers];
  return {
    allows: (status) =>
      numbers.has(status) || (takesAnySuccess && isSuccess(status)) || (takesAbsence && isAbsence(operation, status)),
    all: right,
    text: right.join(' or '),
    mayBeSuccess: takesAnySuccess || [...numbers].some(isSuccess),
  };
};
