const whole = new Intl.NumberFormat('en');

/** A number as it is printed everywhere: `20,000`; above whatever it is, without a fraction. */
export const quantity = (number: number): string => whole.format(Math.ceil(number));

/** So many of something: `1 client connection`, `20,000 messages`. */
export const countOf = (number: number, noun: string): string =>
  `${quantity(number)} ${noun}${Math.ceil(number) === 1 ? '' : 's'}`;
