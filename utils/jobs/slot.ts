import type { ClipFit, Fit, MotionRequest, SourceInfo, Trim } from '@/utils/engine';
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

/**
 * What a still for this platform must fit into; `null` is the studio. Its shape is the source's own. JPEG,
 * which every platform takes; PNG for what is `flat` (few colours, hard edges), where PNG is taken.
 */
export function stillFit(platform: PlatformId | null, { flat = false } = {}): Fit {
  const meta = platform && PLATFORM_METAS[platform];
  const lossless = flat && (!meta || meta.photo?.types.includes('image/png') === true);
  const type = lossless ? 'image/png' : 'image/jpeg';
  const encoding = { type, quality: QUALITY } as const;
  if (!meta) return { maxWidth: STUDIO_SIDE, maxHeight: STUDIO_SIDE, ...encoding };
  const limit = meta.photo ? { maxBytes: meta.photo.maxBytes - PACKET_ROOM } : {};
  return { ...meta.fit, ...encoding, ...limit };
}

/** A photo brought to life lasts this long, in seconds. */
export const MOTION_SECONDS = 6;
const MOTION_RATE = 30;

type Size = Pick<SourceInfo, 'width' | 'height'>;

/** The largest frame with even sides that has the picture's shape and fits; never larger than the picture. */
function within({ width, height }: Size, box: { maxWidth: number; maxHeight: number }) {
  const scale = Math.min(1, box.maxWidth / width, box.maxHeight / height);
  const even = (side: number) => Math.max(16, 2 * Math.round((side * scale) / 2));
  return { width: even(width), height: even(height) };
}

const STUDIO_CLIP = {
  tall: { maxWidth: 1080, maxHeight: 1920 },
  wide: { maxWidth: 1920, maxHeight: 1080 },
  maxFramesPerSecond: 30,
} as const;

/** What a clip for this platform must fit into; `null` is the studio. */
function clipBox(platform: PlatformId | null, { width, height }: Size) {
  const limits = (platform && PLATFORM_METAS[platform].clip) ?? STUDIO_CLIP;
  return width > height ? limits.wide : limits.tall;
}

/** What a restyled clip must fit into. The part of the source that is used is the user's own choice. */
export function clipFit(platform: PlatformId | null, info: SourceInfo): ClipFit {
  const limits = platform && PLATFORM_METAS[platform].clip;
  return {
    ...clipBox(platform, info),
    maxFramesPerSecond: (limits ?? STUDIO_CLIP).maxFramesPerSecond,
    ...(limits ? { maxBytes: limits.maxBytes - PACKET_ROOM } : {}),
  };
}

/** The frame of a moving photo: the photo's own shape, as large as the place takes clips. */
export function motionFrame(
  platform: PlatformId | null,
  info: SourceInfo,
): Pick<MotionRequest, 'width' | 'height' | 'seconds' | 'framesPerSecond'> {
  const frame = within(info, clipBox(platform, info));
  return { ...frame, seconds: MOTION_SECONDS, framesPerSecond: MOTION_RATE };
}

/** The still that a moving photo is made of: somewhat larger than its frame, as the camera comes near. */
export function motionStill(frame: Size): Fit {
  const room = (side: number) => Math.round(side * 1.25);
  return {
    maxWidth: room(frame.width),
    maxHeight: room(frame.height),
    type: 'image/jpeg',
    quality: 0.95,
  };
}

/** The part of a clip that is used, in seconds: what was asked for, within what there is. */
export function usedPart(info: SourceInfo, trim: Trim | undefined): Trim {
  const end = info.clip?.seconds ?? trim?.to ?? 0;
  const from = Math.min(Math.max(0, trim?.from ?? 0), end);
  return { from, to: Math.max(from, Math.min(trim?.to ?? end, end)) };
}
