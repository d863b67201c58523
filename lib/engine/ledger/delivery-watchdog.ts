import { watchBusy, type BusyWatch } from '../../probe/watch-busy.ts';

/** Detects that the target has stopped delivering messages. */
export interface DeliveryWatchdog {
  /** Notes that a message was sent which at least one probe must receive. */
  sent(): void;
  /** Notes that a message of this run was delivered to any probe. */
  delivered(): void;
  /** Whether any message was ever delivered. */
  readonly hasDelivered: boolean;
  /** Whether so many messages have gone undelivered for so long that waiting the full deadline for each is pointless. */
  isSilent(deadlineMs: number): boolean;
}

/** Fewer undelivered messages in a row may be lost by accident. */
const minimumSent = 24;
/** A service may stall for a while, so this many deadlines must also pass. */
const minimumDeadlines = 3;

interface WatchdogOptions {
  /** Milliseconds of any monotonic clock. */
  readonly now?: () => number;
  /** Called when a message is sent after which none has been delivered yet. */
  readonly watch?: () => BusyWatch;
}

/** What has come, but has not been read since this process has its hands full, is not undelivered. */
export const createDeliveryWatchdog = ({
  now = () => performance.now(),
  watch = watchBusy,
}: WatchdogOptions = {}): DeliveryWatchdog => {
  let undelivered = 0;
  let since = 0;
  let busy: BusyWatch | undefined;
  let hasDelivered = false;
  return {
    sent: () => {
      if (undelivered === 0) {
        since = now();
        busy = watch();
      }
      undelivered += 1;
    },
    delivered: () => {
      undelivered = 0;
      hasDelivered = true;
    },
    get hasDelivered() {
      return hasDelivered;
    },
    isSilent: (deadlineMs) =>
      undelivered >= minimumSent &&
      now() - since >= minimumDeadlines * deadlineMs &&
      busy?.missed(minimumDeadlines * deadlineMs) !== true,
  };
};
