const loopbackHost =
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])\.?$/i;

/** Whether a host, as a URL writes it, is this machine. */
export const isLoopback = (hostname: string): boolean => loopbackHost.test(hostname);
