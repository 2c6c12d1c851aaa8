import { VideoSampleSink } from 'mediabunny';
import { MimError } from '@/utils/lib/errors';
import { sizeWithin } from '../../shrink';
import type { PictureData } from '../../work/protocol';
import { FrameCanvas } from './frame-canvas';
import { signatureOf, wholeFrame } from './signature';
import { checkDecodable, type OpenClip, openClip } from './source';

/** Seconds after the first picture at which to look for one that shows something. */
const LATER = [0.5, 1, 2] as const;
/** A frame that varies by less shows next to nothing: a fade, a black start. */
export const TELLING = 0.07;

/**
 * RGBA of the frame at `from` seconds or, where that shows next to nothing, of the one up to two seconds
 * later that shows most.
 */
export async function tellingFrame(
  clip: Pick<OpenClip, 'video' | 'to'>,
  from: number,
  canvas: FrameCanvas,
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const sink = new VideoSampleSink(clip.video);
  const whole = { from: 0, to: canvas.size.height };
  let best: Uint8ClampedArray<ArrayBuffer> | undefined;
  let most = -1;
  for (const later of [0, ...LATER]) {
    if (later > 0 && from + later >= clip.to) break;
    const sample = await sink.getSample(from + later).catch(() => null);
    if (!sample) continue;
    await canvas.draw(sample);
    sample.close();
    const rgba = canvas.rows(whole);
    const { spread } = signatureOf(wholeFrame(rgba, canvas.size));
    if (spread > most) {
      most = spread;
      best = rgba;
    }
    if (spread >= TELLING) break;
  }
  if (!best) throw new MimError('clip-damaged', 'no frame decoded');
  return best;
}

/**
 * A picture of a clip from `at` seconds on, upright, its long side at most `side`; of its end where it is
 * over by then. Errors: those of `openClip`, `clip-codec-missing`.
 */
export async function stillFrame(source: Blob, side: number, at = 0): Promise<PictureData> {
  const clip = await openClip(source);
  try {
    await checkDecodable(clip);
    const size = sizeWithin(clip, side);
    const rgba = await tellingFrame(
      clip,
      Math.max(clip.from, Math.min(at, clip.to - 0.05)),
      new FrameCanvas(size),
    );
    return { ...size, rgba: rgba.buffer };
  } finally {
    clip.input.dispose();
  }
}
