import { instagramMeta } from './instagram/meta';
import type { Platform, PlatformId, PlatformMeta } from './platform';
import { tiktokMeta } from './tiktok/meta';
import { xMeta } from './x/meta';

interface PlatformRow {
  meta: PlatformMeta;
  load: () => Promise<Platform>;
}

/** Every platform, one line each. Manifest matches, settings and the start page derive from it. */
export const PLATFORMS: Readonly<Record<PlatformId, PlatformRow>> = {
  x: { meta: xMeta, load: async () => (await import('./x')).x },
  instagram: { meta: instagramMeta, load: async () => (await import('./instagram')).instagram },
  tiktok: { meta: tiktokMeta, load: async () => (await import('./tiktok')).tiktok },
};
