/** The claims of a token whose signature has been verified. */
export type Claims = Readonly<Record<string, unknown>>;
