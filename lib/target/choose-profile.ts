import { isLoopback } from './is-loopback.ts';

/** The profile chosen for a target if none was given. */
export interface ChosenProfile {
  readonly name: string;
  /** Why this profile, as shown to the user. */
  readonly why: string;
}

/** The hosts of Azure SignalR Service in the public and sovereign clouds. */
const azureHost = /\.(?:service\.signalr\.net|signalr\.azure\.(?:us|cn))$/i;

/**
 * Chooses the profile by host. Azure hosts get the limits of the Free tier, a service on this machine may be loaded, and nothing is known about any other host.
 */
export const chooseProfile = (restBase: string): ChosenProfile => {
  const { hostname } = new URL(restBase);
  if (azureHost.test(hostname)) return { name: 'azure', why: 'the host is one of Azure SignalR Service' };
  if (isLoopback(hostname)) return { name: 'local', why: 'the host is this machine' };
  return { name: 'default', why: 'nothing is known of the host' };
};
