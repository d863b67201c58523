import type { RestClient } from '../../rest/rest-client.ts';
import type { Step } from '../../contract/step.ts';
import type { Operation, OperationId } from '../../spec/operation.ts';
import type { Tokens } from '../../rest/tokens.ts';
import type { Recorder } from '../../trace/recorder.ts';
import type { AnswerPatience } from '../limits/answer-patience.ts';
import type { ConnectGate } from '../limits/connect-gate.ts';
import type { Lasting } from '../limits/lasting.ts';
import type { Meter } from '../ledger/meter.ts';
import type { Hubs } from '../limits/hubs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Company } from './company.ts';
import type { SessionOptions } from './session-options.ts';
import type { Patience } from '../limits/patience.ts';
import type { PlainDeviations } from '../limits/plain-deviations.ts';
import type { SecondLooks } from '../limits/second-looks.ts';
import type { SearchTime } from '../limits/search-time.ts';
import type { LagRecord } from '../settling/lag-record.ts';
import type { Sight } from '../settling/sight.ts';
import type { Sockets } from '../limits/sockets.ts';

/** What all scenarios of a run share. */
export interface SessionContext {
  readonly options: SessionOptions;
  readonly recorder: Recorder;
  readonly rest: RestClient;
  /** An operation as the target's catalogue has it. */
  readonly operation: (id: OperationId) => Operation;
  /** The broken requirements that these steps rely on. For a check that has begun, all that its steps use has been judged. */
  readonly blockersOf: (steps: () => readonly Step[]) => readonly string[];
  readonly tokens: Tokens;
  readonly ledger: Ledger;
  readonly meter: Meter;
  /** Whether messages may be sent that the checks can do without: there are enough for all that is still to be judged. */
  readonly mayExplore: () => boolean;
  readonly hubs: Hubs;
  readonly sockets: Sockets;
  readonly connects: ConnectGate;
  readonly patience: Patience;
  readonly answerPatience: AnswerPatience;
  readonly sight: Sight;
  readonly searchTime: SearchTime;
  readonly plainDeviations: PlainDeviations;
  readonly secondLooks: SecondLooks;
  readonly signal: AbortSignal;
  readonly lagRecord: LagRecord;
  /** Wrong answers that were still there when all the time had passed that the profile allows, by what they are and the kind of effect. */
  readonly outlasting: Set<string>;
  readonly company: Company;
  readonly lasting: Lasting;
  /** Nothing has ever been delivered, neither before the run nor in it, of many messages and for long: to wait for more of them shows nothing new. */
  readonly deliversNothing: () => boolean;
  /** A number unique in the run. */
  readonly next: () => number;
  /** Milliseconds since the session began. */
  readonly now: () => number;
}
