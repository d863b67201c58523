import type { Aspects } from '../../contract/seen.ts';
import type { Exchange } from '../../contract/exchange.ts';
import { jsonObject } from '../../trace/json-object.ts';

const firstError = 400;

const headerOf = ({ responseHeaders = {} }: Exchange, name: string): string => {
  const [, value = ''] = Object.entries(responseHeaders).find(([key]) => key.toLowerCase() === name) ?? [];
  return typeof value === 'string' ? value : value.join(', ');
};

/** Bodies of errors have their code at the top, or in a member `error`. */
const codeIn = (body: Readonly<Record<string, unknown>>): string => {
  const { error } = body;
  const inner = typeof error === 'object' && error !== null ? { ...error } : {};
  const code = body['code'] ?? ('code' in inner ? inner.code : error);
  return typeof code === 'string' || typeof code === 'number' ? String(code) : 'none';
};

const bodyOf = (text: string, object: ReturnType<typeof jsonObject>): string => {
  if (text.trim() === '') return 'empty';
  return object === undefined ? 'text' : `JSON: ${Object.keys(object).toSorted().join(', ')}`;
};

/** What is the same of an answer in every run. */
export const answerAspects = (exchange: Exchange): Aspects => {
  const { status, responseBody = '' } = exchange;
  if (status === undefined) return { status: 'none' };
  const object = jsonObject(responseBody);
  const contentType = headerOf(exchange, 'content-type').toLowerCase().replaceAll(/\s/g, '');
  return {
    status: String(status),
    contentType: contentType === '' ? 'none' : contentType,
    body: bodyOf(responseBody, object),
    ...(status < firstError ? {} : { errorCode: object === undefined ? 'none' : codeIn(object) }),
  };
};
