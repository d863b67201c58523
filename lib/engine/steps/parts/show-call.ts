import type { CallStep, RawBody } from '../../../contract/step.ts';
import { json, part, quoted, shownName, shownProbes, shownStatuses, shownToken } from './show-parts.ts';

const shownQuery = ({ ttl, excluded = [], reason }: CallStep): string => {
  const seconds = typeof ttl === 'object' ? quoted(ttl.raw) : ttl;
  const without = excluded.flat().map(shownName).join(', ');
  return [
    ttl === undefined ? '' : ` ttl ${seconds}`,
    without === '' ? '' : ` excluding ${without}`,
    reason === undefined ? '' : ` reason ${quoted(reason)}`,
  ].join('');
};

/** How a body is sent, where that is not as usual. */
const shownForm = ({ contentType, chunked }: RawBody): string =>
  [
    contentType === undefined ? '' : contentType === null ? ' without a content type' : ` as ${contentType}`,
    chunked === true ? ' in chunks' : '',
  ].join('');

const shownMessage = ({ message }: CallStep): string => {
  if (message === undefined) return '';
  if ('raw' in message) return ` body ${quoted(message.raw)}${shownForm(message)}`;
  const target = message.target === undefined ? '' : ` target ${quoted(message.target)}`;
  return `${target}${message.arguments === undefined ? '' : ` arguments ${json(message.arguments)}`}`;
};

const shownTimes = ({ times }: CallStep): string => (times === undefined ? '' : ` ${times} times`);

const shownExpectation = ({ expect = 'success', reaches, observe }: CallStep): string => {
  if (observe !== undefined) return '';
  return ` → ${shownStatuses(expect)}${reaches === undefined ? '' : `, reaches ${shownProbes(reaches)}`}`;
};

/** A call in one line: `addUserToGroup user "ann" group "red" → 202`. */
export const showCall = (step: CallStep): string =>
  [
    step.method === undefined ? '' : `${step.method} `,
    step.operation,
    part('hub', step.hub),
    part('user', step.user),
    part('group', step.group),
    part('connection', step.connection),
    shownQuery(step),
    shownMessage(step),
    shownTimes(step),
    shownToken(step),
    shownExpectation(step),
  ].join('');
