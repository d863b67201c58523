const prime = 16_777_619;
const offset = 2_166_136_261;
const radix = 36;

/** A short word for a text: values of one scenario that must not meet get names of their own by it. */
export const hash = (text: string): string =>
  (Buffer.from(text).reduce((sum, byte) => Math.imul(sum ^ byte, prime), offset) >>> 0).toString(radix);
