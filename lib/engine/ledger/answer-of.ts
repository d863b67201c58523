import type { Finding, Outcome } from '../../contract/outcome.ts';

/** Operation and status of the response that a finding is about. */
export const answerOf = ({ exchange }: Pick<Finding, 'exchange'>): string =>
  `${exchange?.operation} ${exchange?.status}`;

/** The responses that checks have judged by themselves: a monitor leaves them to the checks. */
export const judgedAnswers = (outcomes: readonly Outcome[]): ReadonlySet<string> =>
  new Set(
    outcomes
      .flatMap(({ findings, anomalies = [] }) => [...findings, ...anomalies.flatMap(({ finding }) => finding ?? [])])
      .filter(({ code, setup }) => code === 'status' && setup !== true)
      .map(answerOf),
  );
