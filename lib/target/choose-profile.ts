/** The profile for a target of which none was named. */
export interface ChosenProfile {
  readonly name: string;
  /** For the reader: why this one. */
  readonly why: string;
}

/** Hosts of Azure SignalR Service, in the public cloud and in the sovereign ones. */
const azureHost = /\.(?:service\.signalr\.net|signalr\.azure\.(?:us|cn))$/i;

const loopbackHost =
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])\.?$/i;

/**
 * Chooses by the host: Azure's own are held to the Free tier, a service on this machine is nobody's tier and may be loaded, and of any other nothing is known.
 */
export const chooseProfile = (restBase: string): ChosenProfile => {
  const { hostname } = new URL(restBase);
  if (azureHost.test(hostname)) return { name: 'azure', why: 'the host is one of Azure SignalR Service' };
  if (loopbackHost.test(hostname)) return { name: 'local', why: 'the host is this machine' };
  return { name: 'default', why: 'nothing is known of the host' };
};
