/** An operation's part of an id: `sendToUser` is `send-to-user`. */
export const operationSlug = (id: string): string => id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
