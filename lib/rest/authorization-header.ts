/** The values of the Authorization header lines to send, in order: none, one, or two. Secret. */
export type AuthorizationHeader = readonly string[];
