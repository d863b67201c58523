import { createHash } from 'node:crypto';
import { tagOfAnyRun } from '../../engine/ledger/tags.ts';
import type { ScenarioKey } from '../../engine/state/wire.ts';
import { digestOf } from '../spread/digest-of.ts';
import type { TracedRequest } from './trace.ts';

/** SHA-256 as hexadecimal digits. */
export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** Names a scenario in a trace. */
export const keyOfScenario = ({ check, steps, deadlines }: ScenarioKey): string =>
  `${check} ${deadlines} ${digestOf(steps)}`;

/** The check of a scenario by its name in a trace. */
export const checkOf = (scenario: string): string => scenario.split(' ', 1)[0] ?? '';

/** Requests that are the same but for their time. */
export const keyOfRequest = (request: Omit<TracedRequest, 'kind' | 'id' | 'atMs' | 'tookMs' | 'answer'>): string => {
  const { scope, method, url, token, contentType, chunked, body } = request;
  return JSON.stringify([scope, method, url, token, contentType, chunked, body]);
};

const longestBody = 2048;

/** A body as a trace keeps it. */
export const bodyText = (body: string | undefined): string => {
  if (body === undefined) return '';
  return body.length <= longestBody ? body : `sha256:${sha256(body)} (${body.length} characters)`;
};

/** The address of a socket without its token. */
export const socketPlace = (url: string): string => url.replace(/([?&]access_token=)[^&]*/, '$1<redacted>');

/** The tag of the message in a text. */
export const tagIn = (text: string): string | undefined => tagOfAnyRun.exec(text)?.[0];

/** Of a scope that names a probe, the number of its scenario. */
export const scenarioOf = (scope: string): string => scope.split(' ', 1)[0] ?? '';
