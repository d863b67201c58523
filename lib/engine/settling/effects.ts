import { appearing, userJoinAfter, vanishing, type Effect, type EffectKind } from './effect.ts';

/** A connection, as far as effects concern it. */
export interface Client {
  readonly name: string;
  readonly user?: string | undefined;
}

/** The effects of a scenario that may still lag behind the answer which accepted them. */
export interface Effects {
  /** Something is about to change. `early`: it may do so at any moment before the answer, too. */
  begin(about: Pick<Effect, 'kind' | 'probes' | 'user' | 'group'>, early: boolean): Effect;
  /** The answer is there, or (`withinMs`) the target learns in so long at most that something has changed: from then on it may lag for the budget. */
  accept(effect: Effect, withinMs?: number): void;
  /**
   * Effects that may still have lagged at the moment of a request, for this client if one is given. The time of the
   * request counts, since the response may take long.
   */
  pending(askedAt: number, client?: Client): readonly Effect[];
  /** All that were accepted. */
  accepted(): readonly Effect[];
  /** The moment after which nothing of these kinds lags any more; undefined: none is under way. */
  latest(kinds?: ReadonlySet<EffectKind>): { readonly until: () => number } | undefined;
  /** The moment after which nothing may lag by the profile, whatever is known by now; 0: nothing was accepted. */
  budgetEnd(): number;
  /** The moment after which nothing lags any more if an effect takes no longer than one of its kind usually does. */
  likely(usualMs: (kind: EffectKind) => number): () => number;
  /** Whether an answer may have looked right for this effect before the effect began: it restores what an earlier one had undone, and that one may have lagged. */
  mayShowBefore(effect: Effect): boolean;
  /** What was accepted so far is taken to be visible from now on. */
  settle(): void;
  /** The effects that may explain that a message of that moment came to this client outside its audience. */
  explainingStray(sentAt: number, arrivedAt: number, client: Client): readonly Effect[];
}

const concerns = ({ probes, user }: Effect, client: Client | undefined): boolean =>
  client === undefined ||
  (probes === undefined && user === undefined) ||
  probes?.has(client.name) === true ||
  (user !== undefined && user === client.user);

type About = Pick<Effect, 'kind' | 'probes' | 'user' | 'group'>;

const sameProbes = (one: About, other: About): boolean =>
  [...(one.probes ?? [])].join() === [...(other.probes ?? [])].join();

const isUserJoin = ({ kind }: About): boolean => kind === 'user-join' || kind === 'overwriting-join';

/** Whether the earlier effect undid what this one does. */
const isUndone = (about: About, earlier: About): boolean => {
  if (about.kind === 'join')
    return earlier.kind === 'leave' && earlier.group === about.group && sameProbes(about, earlier);
  if (!isUserJoin(about) || earlier.user !== about.user) return false;
  return earlier.kind === 'user-leave-all' || (earlier.kind === 'user-leave' && earlier.group === about.group);
};

const isAccepted = ({ acceptedAt }: Effect): boolean => acceptedAt !== undefined;

interface EffectsOptions {
  /** How long an effect of the kind may lag, as far as is known now; 0: never, effects are immediate. */
  readonly budgetMs: (kind: EffectKind) => number;
  /** How long any may lag by the profile, whatever is known by now. */
  readonly wholeBudgetMs: number;
  /** Whether a message may still be on its way when a client joins its audience. */
  readonly mayBeInFlight: boolean;
}

/** A list of effects, empty at first. */
export const createEffects = ({ budgetMs, wholeBudgetMs, mayBeInFlight }: EffectsOptions): Effects => {
  const all: Effect[] = [];
  const untilOf = ({ kind, until, acceptedAt, learnsWithinMs }: Effect): number =>
    acceptedAt === undefined ? until : Math.min(until, acceptedAt + learnsWithinMs + budgetMs(kind));
  const underWay = (): readonly Effect[] => {
    const now = performance.now();
    return all.filter((effect) => effect.acceptedAt !== undefined && untilOf(effect) > now);
  };
  const pending = (askedAt: number, client?: Client): readonly Effect[] =>
    all.filter((effect) => untilOf(effect) > askedAt && concerns(effect, client));
  /** Taken out of the audience, which may not have been known when the message was sent. */
  const mayHaveLeft = ({ kind, budgetEnd, begunAt }: Effect, sentAt: number): boolean =>
    vanishing.has(kind) && begunAt <= sentAt && budgetEnd > sentAt;
  /** Put into the audience while the message may still have been on its way. */
  const mayHaveJoined = ({ kind, begunAt }: Effect, sentAt: number, arrivedAt: number): boolean =>
    mayBeInFlight && budgetMs(kind) > 0 && appearing.has(kind) && begunAt > sentAt && begunAt <= arrivedAt;
  /** Whoever has been added to as many groups as they may be in may leave one for the next. */
  const kindOf = (about: About): EffectKind => {
    if (about.kind !== 'user-join') return about.kind;
    return userJoinAfter(all.filter((earlier) => isUserJoin(earlier) && earlier.user === about.user).length);
  };
  return {
    begin: (about, early) => {
      const until = early && budgetMs(about.kind) > 0 ? Infinity : 0;
      const effect: Effect = {
        ...about,
        kind: kindOf(about),
        begunAt: performance.now(),
        acceptedAt: undefined,
        learnsWithinMs: 0,
        until,
        budgetEnd: until,
        isDone: false,
        again: all.some((earlier) => isUndone(about, earlier)),
        wrong: [],
        unseenAt: undefined,
        seenBy: undefined,
      };
      all.push(effect);
      return effect;
    },
    accept: (effect, withinMs = 0) => {
      const longestMs = budgetMs(effect.kind) + withinMs;
      if (longestMs <= 0) return;
      effect.acceptedAt = performance.now();
      effect.learnsWithinMs = withinMs;
      effect.until = effect.acceptedAt + longestMs;
      effect.budgetEnd = effect.acceptedAt + wholeBudgetMs + withinMs;
    },
    accepted: () => all.filter(isAccepted),
    pending,
    latest: (kinds) => {
      const under = underWay().filter(({ kind }) => kinds?.has(kind) !== false);
      return under.length === 0 ? undefined : { until: () => Math.max(...under.map(untilOf)) };
    },
    budgetEnd: () => Math.max(0, ...all.filter(isAccepted).map((effect) => effect.budgetEnd)),
    likely: (usualMs) => {
      const under = underWay();
      const likelyOf = (effect: Effect): number =>
        Math.min(untilOf(effect), (effect.acceptedAt ?? 0) + usualMs(effect.kind));
      return () => Math.max(0, ...under.map(likelyOf));
    },
    mayShowBefore: (effect) =>
      all.some(
        (earlier) => isUndone(effect, earlier) && earlier.begunAt < effect.begunAt && untilOf(earlier) > effect.begunAt,
      ),
    settle: () => {
      const now = performance.now();
      for (const effect of all) if (effect.acceptedAt !== undefined) effect.until = Math.min(effect.until, now);
    },
    explainingStray: (sentAt, arrivedAt, client) =>
      all.filter(
        (effect) =>
          concerns(effect, client) && (mayHaveLeft(effect, sentAt) || mayHaveJoined(effect, sentAt, arrivedAt)),
      ),
  };
};
