/**
 * How often the services ping, and after how long they drop a silent client: slower than the reference does by itself, because a line that is half a second
 * long and a machine without a free processor take their share, as they do of the 15 and 30 seconds of the real service.
 */
export const keepAlive = { pingIntervalMs: 1500, clientTimeoutMs: 6000 } as const;
