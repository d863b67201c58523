import type { CallStep, Message, RawBody, StatusExpectation, TokenVariant } from '../../../contract/step.ts';
import { expectedStatuses } from '../../../spec/expected-statuses.ts';
import type { Operation } from '../../../spec/operation.ts';
import type { ScriptScope } from './script-scope.ts';
import { js, jsCall, jsObject, jsTemplate } from './write-js.ts';

const single = <T>(values: readonly T[]): T | readonly T[] => (values.length === 1 ? (values[0] as T) : values);

/** The statuses that are right, as numbers; undefined: any success. */
export const scriptStatuses = (
  operation: Operation,
  { expect, observe }: { readonly expect?: StatusExpectation; readonly observe?: string },
): string | undefined => {
  if (observe !== undefined) return js('anything');
  return expect === undefined ? undefined : js(single(expectedStatuses(operation, expect).all));
};

/** The bad token of a step, as an expression. */
export const scriptToken = ({ token }: { readonly token?: TokenVariant | undefined }): string | undefined =>
  token === undefined ? undefined : `badToken(${js(token)})`;

const scriptMessage = (message: Message | RawBody | undefined): string | undefined =>
  message === undefined
    ? undefined
    : jsObject(Object.fromEntries(Object.entries(message).map(([name, value]) => [name, js(value)])));

const mayReach = ({ reaches, mayReach: may, observe }: CallStep): string | undefined => {
  if (observe !== undefined && reaches === undefined && may === undefined) return js('anybody');
  const all = [...(may ?? []), ...(observe === undefined ? [] : (reaches ?? []))];
  return all.length === 0 ? undefined : js(all);
};

/** A call of an operation, as an expression. */
export const scriptCall = (step: CallStep, scope: ScriptScope): string => {
  const operation = scope.operation(step.operation);
  const { sends } = operation;
  const options = jsObject({
    expect: scriptStatuses(operation, step),
    token: scriptToken(step),
    label: step.label === undefined ? undefined : js(step.label),
    times: step.times === undefined ? undefined : js(step.times),
    message: sends ? scriptMessage(step.message) : undefined,
    reaches: !sends || step.reaches === undefined || step.observe !== undefined ? undefined : js(step.reaches),
    mayReach: sends ? mayReach(step) : undefined,
  });
  return jsCall(sends ? 'send' : 'call', js(step.method ?? operation.method), jsTemplate(scope.pathOf(step)), options);
};
