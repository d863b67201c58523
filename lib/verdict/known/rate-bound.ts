/** What was tried, and how much of it failed. */
export interface Tries {
  readonly made: number;
  readonly failed: number;
}

/** Of the 5 % that are not explained, half lie below and half above. */
const tail = 0.025;

const logFactorials = (count: number): readonly number[] => {
  const sums = [0];
  for (let number = 1; number <= count; number += 1) sums.push((sums[number - 1] ?? 0) + Math.log(number));
  return sums;
};

/** The probability of each number of failures, from none to all. */
const binomial = (made: number, rate: number): readonly number[] => {
  const logs = logFactorials(made);
  const log = (number: number): number => logs[number] ?? 0;
  return logs.map((_, failed) =>
    Math.exp(
      log(made) - log(failed) - log(made - failed) + failed * Math.log(rate) + (made - failed) * Math.log1p(-rate),
    ),
  );
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Whether a rate explains what was seen: `above` and `below` are outside its 95 % bound. */
export const compareWithRate = ({ made, failed }: Tries, rate: number): 'within' | 'above' | 'below' => {
  if (made === 0) return 'within';
  const probabilities = binomial(made, rate);
  if (sum(probabilities.slice(failed)) < tail) return 'above';
  return sum(probabilities.slice(0, failed + 1)) < tail ? 'below' : 'within';
};
