import type { Exchange } from '../../contract/exchange.ts';
import type { Measured } from '../../contract/measured/measured.ts';
import type { Catalogue } from '../../spec/catalogue.ts';
import { createAnswerClock } from './answer-times.ts';
import { createTtlWatch } from './ttl-lives.ts';

/** Measures a run by the exchanges that it sees. */
export interface RunMeasures {
  readonly see: (exchange: Exchange) => void;
  readonly measured: () => Measured;
}

/** Measures from now on. */
export const createRunMeasures = (catalogue: Catalogue): RunMeasures => {
  const clock = createAnswerClock();
  const ttls = createTtlWatch(catalogue);
  return {
    see: (exchange) => {
      clock.see(exchange);
      ttls.see(exchange);
    },
    measured: () => ({ answers: clock.times(), ttls: ttls.lives() }),
  };
};
