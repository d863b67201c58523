import { z } from 'zod';
import { isOwnText } from '../contract/own-text.ts';
import { reportSchema, type Report } from '../contract/report.ts';

type Redact = (text: string) => string;

/** Redacts every text in a value, and leaves its structure alone: a secret may be the name of a member, or a number. */
export const redactAll = (value: unknown, redact: Redact): unknown => {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactAll(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactAll(member, redact)]));
};

const redactMembers = (schema: z.ZodObject, value: object, redact: Redact): unknown =>
  Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const declared = schema.shape[name];
      return [name, declared === undefined ? redactAll(member, redact) : redactBy(declared, member, redact)];
    }),
  );

/** Redacts what the declaration does not mark as the suite's own. */
const redactBy = (schema: z.core.$ZodType, value: unknown, redact: Redact): unknown => {
  if (isOwnText(schema) || schema instanceof z.ZodEnum) return value;
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodExactOptional)
    return redactBy(schema.unwrap(), value, redact);
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => redactBy(schema.element, item, redact));
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null)
    return redactMembers(schema, value, redact);
  return redactAll(value, redact);
};

/**
 * The report without secrets. Exchanges are recorded without them, but a target can repeat what it was sent in a message, a close reason or an error, and any of these
 * may be quoted. What is left as it is is marked where the report is declared.
 */
export const redactReport = (report: Report, redact: Redact): Report =>
  redactBy(reportSchema, report, redact) as Report;
