/** A pattern of a hexadecimal number in upper or lower case. */
export const hexadecimalPattern = (number: number, digits: number): string =>
  number
    .toString(16)
    .padStart(digits, '0')
    .replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
