/** A file that is generated from the code. */
export interface Page {
  /** Path from the root of the package. */
  readonly file: string;
  /** The content the file must have. */
  readonly render: () => string;
}
