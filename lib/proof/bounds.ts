/** Of how many runs in a hundred such a bound may be too low. */
const risk = 0.05;

/** ln C(n, 0) … ln C(n, k), each from the one before. */
const logChoices = (n: number, k: number): readonly number[] => {
  const logs = [0];
  for (let i = 1; i <= k; i += 1) logs.push(logs[i - 1]! + Math.log((n - i + 1) / i));
  return logs;
};

/** How likely it is to see no more than k reds in n runs if each is red with probability p. */
const atMost = (choices: readonly number[], n: number, p: number): number =>
  choices.reduce((sum, choice, i) => sum + Math.exp(choice + i * Math.log(p) + (n - i) * Math.log1p(-p)), 0);

/**
 * The upper 95 % bound (one-sided) of the probability of a red, after so many reds in so many independent runs. Exact (Clopper and Pearson 1934); with
 * no red it is 1 - 0.05^(1/n), about 3/n.
 */
export const upperBound = (reds: number, runs: number): number => {
  if (reds >= runs) return 1;
  if (reds === 0) return -Math.expm1(Math.log(risk) / runs);
  const choices = logChoices(runs, reds);
  let low = 0;
  let high = 1;
  // Halving a hundred times leaves nothing that a double could tell apart.
  for (let i = 0; i < 100; i += 1) {
    const p = (low + high) / 2;
    if (atMost(choices, runs, p) > risk) low = p;
    else high = p;
  }
  return high;
};

/** The lower 95 % bound (one-sided) of the probability of a red, after so many reds in so many independent runs. */
export const lowerBound = (reds: number, runs: number): number => 1 - upperBound(runs - reds, runs);
