import type { Probe } from '../../probe/probe.ts';
import { createAwaitKnown } from './await-known.ts';
import type { Effect } from './effect.ts';
import type { SettlingPorts } from './settling-ports.ts';

/** Which of the connections of a scenario the target knows. */
export interface Registrations {
  /** Waits until every connection is known. */
  known(): Promise<void>;
  /** Whether the target may not have known the connection at that moment. */
  readonly mayBeUnknown: (probe: string, askedAt: number) => boolean;
}

/**
 * @param pending the effects that may still have lagged at a moment for a probe
 * @param seen an effect was visible to a question of that moment
 */
export const createRegistrations = (
  ports: Pick<SettlingPorts, 'isKnown' | 'pace' | 'live' | 'staysUnknown'>,
  pending: (askedAt: number, probe: string) => readonly Effect[],
  seen: (effect: Effect, askedAt: number) => void,
): Registrations => {
  const awaitKnown = createAwaitKnown();
  const lagging = (askedAt: number, probe: string): readonly Effect[] =>
    pending(askedAt, probe).filter(({ kind }) => kind === 'registration');
  const mayBeUnknown = (probe: string, askedAt: number): boolean => lagging(askedAt, probe).length > 0;
  return {
    known: async () => {
      // Each time anew: a target may have turned out to know nobody.
      const { isKnown, pace, live, staysUnknown } = ports;
      if (isKnown === undefined) return;
      const isThere = async (probe: Probe): Promise<boolean> => {
        const askedAt = performance.now();
        const isFound = await isKnown(probe);
        for (const effect of lagging(askedAt, probe.name)) {
          if (isFound) seen(effect, askedAt);
          else effect.unseenAt = askedAt;
        }
        return isFound;
      };
      const isNew = ({ name }: Probe): boolean => mayBeUnknown(name, performance.now());
      await awaitKnown(live(), { isNew, isKnown: isThere, pace, onUnknown: staysUnknown });
    },
    mayBeUnknown,
  };
};
