import type { Fit } from '@/utils/engine';
import { PLATFORM_METAS } from '@/utils/platforms/meta';
import type { PlatformId } from '@/utils/platforms/platform';

/** A reveal clip's frame: the tall shape that every clip feed shows whole. */
export const REVEAL_FRAME = { width: 1080, height: 1920, framesPerSecond: 30 } as const;
export const REVEAL_SECONDS = 5;

const QUALITY = 0.92;
/** For a result that goes into no draft yet. */
const STUDIO_SIDE = 4096;
/** The provenance packet is written after encoding and needs a little room (bytes). */
const PACKET_ROOM = 8192;

/** The still inside a reveal clip: as tall as the frame, wide enough to fill it. */
export const REVEAL_STILL: Fit = {
  maxWidth: 2 * REVEAL_FRAME.width,
  maxHeight: REVEAL_FRAME.height,
  type: 'image/jpeg',
  quality: 0.95,
};

/** What a still for this platform must fit into; `null` is the studio. */
export function stillFit(platform: PlatformId | null): Fit {
  const encoding = { type: 'image/jpeg', quality: QUALITY } as const;
  const meta = platform && PLATFORM_METAS[platform];
  if (!meta) return { maxWidth: STUDIO_SIDE, maxHeight: STUDIO_SIDE, ...encoding };
  const limit = meta.photo ? { maxBytes: meta.photo.maxBytes - PACKET_ROOM } : {};
  return { ...meta.fit, ...encoding, ...limit };
}
