/** What a token says, once its signature has been verified. */
export type Claims = Readonly<Record<string, unknown>>;
