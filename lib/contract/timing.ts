/** What calibration measured of a target, and the deadlines that follow from it. All in milliseconds. Serialisable. */
export interface Timing {
  readonly roundTripMs: number;
  readonly connectMs: number;
  readonly deliveryMs: number;
  /** How long effects took to become visible, the slowest of a few of each kind (`EffectKind` of the engine). 0: at the first question. A kind that was not measured is absent. */
  readonly effects: Readonly<Record<string, number>>;
  /** Kinds that had not shown when the measuring ended, because others had shown at once: how long they take nobody knows. Absent: none. */
  readonly unknownEffects?: readonly string[];
  /** After so long an accepted effect counts as visible everywhere; 0 where the profile calls effects immediate. */
  readonly settleMs: number;
  /** An expected message, close or refusal must have come by then. */
  readonly deliveryDeadlineMs: number;
  readonly requestTimeoutMs: number;
  readonly connectDeadlineMs: number;
}
