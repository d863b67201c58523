import { ConformanceError } from '../../error.ts';
import type { OutsideSuites } from '../../run/outside/outside-suites.ts';
import type { PreparedRun } from '../../run/prepare-run.ts';
import type { Target } from '../../target/target.ts';
import type { FoundTarget } from '../find-target.ts';
import { failedBefore, prepare, withSelection } from '../run/prepare.ts';
import type { RunOptions } from '../run/run.ts';
import { againstArguments, againstNote } from './find-against.ts';

/** A service and the run on it. */
export interface Side {
  readonly found: FoundTarget;
  readonly prepared: PreparedRun;
}

/** The target, and the service that it is compared with. */
export interface Both<One> {
  readonly target: One;
  readonly against: One;
}

const alone: readonly (keyof RunOptions)[] = ['shard', 'known', 'updateKnown', 'ratchet', 'bail', 'strict'];

const flagOf = (name: string): string => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** @throws ConformanceError ERR_USAGE for options that are about the verdict on one service */
export const refuseAlone = (options: RunOptions): void => {
  const given = alone.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  throw new ConformanceError(
    'ERR_USAGE',
    `${flagOf(given)} and --against exclude each other: a comparison says what differs, and not what conforms`,
  );
};

/** Both services within the narrower limits of the two: from limits follows how many clients and values there are. */
const alike = (one: Target, other: Target): Target => {
  const [mine, theirs] = [one.profile.limits, other.profile.limits];
  const limits = {
    ...mine,
    messages: Math.min(mine.messages, theirs.messages),
    sockets: Math.min(mine.sockets, theirs.sockets),
  };
  return { ...one, profile: { ...one.profile, limits } };
};

const noted = (...notes: readonly (string | undefined)[]): string =>
  notes.filter((note) => note !== undefined && note !== '').join('; ');

/** A line that asks both again. */
const namingBoth = (found: FoundTarget, other: FoundTarget): FoundTarget => {
  const { reproduce } = found;
  const note = noted(reproduce.note, againstNote(other));
  const target = [...reproduce.target, ...againstArguments(other)];
  return { ...found, reproduce: { ...reproduce, target, ...(note === '' ? {} : { note }) } };
};

/**
 * One plan for both services: the same checks, seed and values.
 *
 * @throws ConformanceError where the options name no check, or the run would cost too much
 */
export const prepareBoth = async (
  options: RunOptions,
  found: Both<FoundTarget>,
  { outside, signal }: { readonly outside: OutsideSuites; readonly signal: AbortSignal },
): Promise<Both<Side>> => {
  const failed = await failedBefore(options, outside);
  const how = { outside, failed, signal };
  const narrow = {
    target: alike(found.target.target, found.against.target),
    against: alike(found.against.target, found.target.target),
  };
  const first = await prepare(options, narrow.target, how);
  const seeded = { ...options, seed: first.run.seed };
  const second = await prepare(seeded, narrow.against, how);
  const runs = Math.min(first.run.runs, second.run.runs);
  const again = { ...seeded, runs };
  const side = async (one: FoundTarget, target: Target, prepared: PreparedRun): Promise<Side> => {
    const plan = prepared.run.runs === runs ? prepared : await prepare(again, target, how);
    return { found: withSelection({ ...one, target }, plan, failed), prepared: plan };
  };
  return {
    target: await side(namingBoth(found.target, found.against), narrow.target, first),
    against: await side(found.against, narrow.against, second),
  };
};
