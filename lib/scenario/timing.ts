/** What calibration measured of a target, and the deadlines that follow from it. All in milliseconds. Serialisable. */
export interface Timing {
  readonly roundTripMs: number;
  readonly connectMs: number;
  readonly deliveryMs: number;
  /** An expected message, close or refusal must have come by then. */
  readonly deliveryDeadlineMs: number;
  readonly requestTimeoutMs: number;
  readonly connectDeadlineMs: number;
}
