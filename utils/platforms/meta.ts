import type { PlatformId, PlatformMeta } from './platform';
import { PLATFORMS } from './table';

/** Plain data of every platform, derived from the table. */
export const PLATFORM_METAS = Object.fromEntries(
  Object.values(PLATFORMS).map(({ meta }) => [meta.id, meta]),
) as Readonly<Record<PlatformId, PlatformMeta>>;

/** Every host of every platform. */
export const PLATFORM_HOSTS: ReadonlySet<string> = new Set(
  Object.values(PLATFORM_METAS).flatMap((meta) => meta.hosts),
);
