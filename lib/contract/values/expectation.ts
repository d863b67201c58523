import { z } from 'zod';
import type { StatusExpectation, StatusWord } from '../../spec/status-word.ts';
import { list } from './plain.ts';

/** A status of HTTP. */
export const status = z.int({ error: 'a status from 100 to 599' }).min(100).max(599);

const words = ['success', 'any-success', 'absent', 'invalid', 'unauthorized'] as const satisfies readonly StatusWord[];
const meaning = z.union([z.enum(words), status], { error: `${words.join(', ')}, or a status from 100 to 599` });

/** What a status must mean, or what it may mean. */
export const expectation: z.ZodType<StatusExpectation> = z.union([meaning, list(meaning)], {
  error: `${words.join(', ')}, a status from 100 to 599, or a list of these`,
});

/** A status, or statuses each of which is right. */
export const statuses = z.union([status, list(status)], { error: 'a status from 100 to 599, or a list of them' });
