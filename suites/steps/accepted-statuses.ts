import type { StatusWord } from '../../lib/spec/status-word.ts';

/** Where nothing need be there: that it is not found is as good an answer as any success. */
export const successOrAbsent: readonly StatusWord[] = ['any-success', 'absent'];

/** A name that is refused is not found either: that it is refused is judged where that is the matter. */
export const absentOrInvalid: readonly StatusWord[] = ['absent', 'invalid'];

/** Accepted or refused: whom the message reaches is what is judged. */
export const successOrInvalid: readonly StatusWord[] = ['any-success', 'invalid'];
