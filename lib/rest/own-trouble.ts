/** Matches the failure codes that mean this machine has no socket, port, file or memory left (errno(3)). Such a request never reached the target. */
export const ownTrouble = /^(?:EMFILE|ENFILE|ENOBUFS|ENOMEM|EADDRNOTAVAIL)(?= |$)/;
