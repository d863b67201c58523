import { randomBytes } from 'node:crypto';

/** A name for a run that no other has: eight lower-case letters and digits, a letter first, so that it can stand in any name. */
export const newRunId = (): string => {
  const number = randomBytes(6).readUIntBE(0, 6);
  return `r${number.toString(36).padStart(10, '0').slice(-7)}`;
};
