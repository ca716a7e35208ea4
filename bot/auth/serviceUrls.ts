import type { Config } from '../config.js';

/**
 * Where the channels of Microsoft's public cloud take replies: Teams, and the Bot Connector's own. A leading dot: a
 * suffix; trafficmanager.net is no suffix, since anybody can have a name there.
 */
const microsoftHosts = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com', '.botframework.com'];

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

export type ServiceUrlCheck = (serviceUrl: string) => boolean;

/**
 * Whether replies may go to a service URL. A stolen or forged one would carry patient text to a stranger, so hosts are
 * listed: Microsoft's and `SERVICE_URL_ALLOW`, over https; this machine itself in the demo only.
 */
export function createServiceUrlCheck(config: Pick<Config, 'profile' | 'serviceUrlAllow'>): ServiceUrlCheck {
  const allowed = [...microsoftHosts, ...config.serviceUrlAllow.map((host) => host.toLowerCase())];
  return (serviceUrl) => {
    if (serviceUrl.length > 500 || !URL.canParse(serviceUrl)) return false;
    const url = new URL(serviceUrl);
    if (url.username !== '' || url.password !== '') return false;
    if (config.profile === 'demo' && isLoopbackUrl(serviceUrl)) return true;
    if (url.protocol !== 'https:') return false;
    return allowed.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host));
  };
}

/** Whether a URL points to this machine. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'http:' || url.protocol === 'https:') && loopback.has(url.hostname);
}
