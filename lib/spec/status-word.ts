/**
 * What a status means, whatever number the catalogue in use has for it:
 *
 * - `success`: a success that the document lists for the operation.
 * - `any-success`: any status of HTTP that is a success; which one is no matter of the step.
 * - `absent`: what is asked for is not there. Where the document has no such status for the operation: what it is on others.
 * - `invalid`: the request is malformed.
 * - `unauthorized`: the token does not allow the request.
 */
export type StatusWord = 'success' | 'any-success' | 'absent' | 'invalid' | 'unauthorized';

/** Statuses of which each is right: words, and numbers where a check is about a status that no catalogue has a word for. */
export type StatusExpectation = StatusWord | number | readonly (StatusWord | number)[];
