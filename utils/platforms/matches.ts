import type { PlatformMeta } from './platform';

/** Match patterns of a platform's hosts, for the manifest. */
export function matchesOf(meta: PlatformMeta): string[] {
  return meta.hosts.map((host) => `https://${host}/*`);
}
