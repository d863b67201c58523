/** At the beginning of a failure's code: this machine has no socket, port, file or memory left (errno(3)), so nothing was asked of the target. */
export const ownTrouble = /^(?:EMFILE|ENFILE|ENOBUFS|ENOMEM|EADDRNOTAVAIL)(?= |$)/;
