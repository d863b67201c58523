/** One change of one operator, literal, condition or statement in a source file. */
export interface Mutant {
  /** `file · kind · line of source, what is changed in «»`; a second one of the same has `· 2` behind it. The same as long as the line stands. */
  readonly id: string;
  /** Relative to the folder that is mutated. */
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}
