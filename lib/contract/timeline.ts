import { z } from 'zod';
import type { OperationId } from '../spec/operation.ts';
import { ownText } from './own-text.ts';

const probeSchema = z
  .object({
    name: ownText(z.string()),
    hub: z.string(),
    user: z.string().exactOptional(),
    /** When the socket closed, and by whom. A close message is among the frames. */
    closedAtMs: z.number().exactOptional(),
    closedBy: z.enum(['service', 'client']).exactOptional(),
  })
  .readonly();
export type TimelineProbe = z.infer<typeof probeSchema>;

const stepSchema = z
  .object({
    /** JSON path of the step. */
    path: ownText(z.string()),
    /** What it does, in one line. */
    text: z.string(),
    atMs: z.number(),
    durationMs: z.number(),
  })
  .readonly();
export type TimelineStep = z.infer<typeof stepSchema>;

const requestSchema = z
  .object({
    /** Number of the exchange in the run. */
    number: z.number(),
    operation: ownText(z.string<OperationId | 'negotiate' | 'other'>()),
    method: ownText(z.string()),
    url: z.string(),
    atMs: z.number(),
    durationMs: z.number(),
    /** Absent where no answer came. */
    status: z.number().exactOptional(),
    body: z.string().exactOptional(),
    answer: z.string().exactOptional(),
    /** Sent to prove a silence: what has not arrived before it was not sent. */
    fence: z.literal(true).exactOptional(),
    /** Of a message: the probes that it had to reach, and nobody else. Absent where others were allowed to receive it. */
    reaches: z.array(ownText(z.string())).readonly().exactOptional(),
  })
  .readonly();
export type TimelineRequest = z.infer<typeof requestSchema>;

const frameSchema = z
  .object({
    probe: ownText(z.string()),
    atMs: z.number(),
    text: z.string(),
    /** The type of the hub protocol; absent where the record has none. */
    type: z.number().exactOptional(),
    /** Number of the exchange that sent the message, where that is known. */
    of: z.number().exactOptional(),
  })
  .readonly();
export type TimelineFrame = z.infer<typeof frameSchema>;

/** What happened in the scenario of a finding. All times are milliseconds since the scenario began. */
export const timelineSchema = z
  .object({
    /** Since the run began. */
    startedAtMs: z.number(),
    durationMs: z.number(),
    probes: z.array(probeSchema).readonly(),
    steps: z.array(stepSchema).readonly(),
    requests: z.array(requestSchema).readonly(),
    frames: z.array(frameSchema).readonly(),
    /** How many steps, requests and frames were left out, since there were too many. */
    leftOut: z.number().exactOptional(),
  })
  .readonly();
export type Timeline = z.infer<typeof timelineSchema>;
