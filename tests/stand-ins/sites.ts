import { site as instagram } from './instagram/site.ts';
import type { Site } from './site.ts';
import { site as tiktok } from './tiktok/site.ts';
import { site as x } from './x/site.ts';

/** Every stand-in site. */
export const sites: readonly Site[] = [x, instagram, tiktok];

/** The site that answers for a host name, or null. */
export function siteForHost(hostname: string): Site | null {
  return sites.find((site) => site.hosts.includes(hostname)) ?? null;
}
