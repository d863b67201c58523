/**
 * How much is kept of a text that is too long to be kept, before it is redacted. No excerpt looks so far, so that none shows the end, where a secret may have been cut.
 */
export const keptBeginning = 16 * 1024;
