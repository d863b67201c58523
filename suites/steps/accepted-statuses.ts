import type { StatusWord } from '../../lib/spec/status-word.ts';

/** For objects that may be absent: not found is accepted like any success. */
export const successOrAbsent: readonly StatusWord[] = ['any-success', 'absent'];

/** Whatever comes of it, the token was accepted. Other checks and the monitors judge the rest. */
export const notTurnedAway: readonly (StatusWord | number)[] = [
  ...successOrAbsent,
  'invalid',
  405,
  413,
  414,
  415,
  429,
  500,
  501,
  502,
  503,
  504,
];

/** A refused name counts as not found. Other checks judge the refusal. */
export const absentOrInvalid: readonly StatusWord[] = ['absent', 'invalid'];

/** Accepted or refused: only the recipients of the message are judged. */
export const successOrInvalid: readonly StatusWord[] = ['any-success', 'invalid'];

/** Refused for the token, where only the path makes it a wrong one: some services say that with 403. Other checks judge how a wrong token is answered. */
export const turnedAway = ['unauthorized', 403] as const;
