import type { Fit } from '@/utils/engine/engine';
import { PLATFORM_METAS } from '@/utils/platforms/meta';
import type { PlatformId } from '@/utils/platforms/platform';

/** A reveal clip's frame: the tall shape that every clip feed shows whole. */
export const REVEAL_FRAME = { width: 1080, height: 1920, framesPerSecond: 30 } as const;
export const REVEAL_SECONDS = 5;

const QUALITY = 0.92;
/** For a result that goes into no draft yet. */
const STUDIO_SIDE = 4096;

/** What a still for this platform must fit into; `null` is the studio. */
export function stillFit(platform: PlatformId | null): Fit {
  const meta = platform && PLATFORM_METAS[platform];
  if (!meta) {
    return {
      maxWidth: STUDIO_SIDE,
      maxHeight: STUDIO_SIDE,
      type: 'image/jpeg',
      quality: QUALITY,
    };
  }
  return {
    ...meta.fit,
    type: 'image/jpeg',
    quality: QUALITY,
    // The provenance packet is written after encoding and needs a little room.
    ...(meta.photo ? { maxBytes: meta.photo.maxBytes - 8192 } : {}),
  };
}
