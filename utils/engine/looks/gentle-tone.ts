import type { Kernels, Plane, ToneGrid } from '../kernels/kernels';
import { smoothstep } from './likeness';
import { measureTone, percentiles } from './measure';

/** Median lightness (Oklab) under which a picture is dark, and above which it is not. */
const DARK = 0.22;
const LIGHT = 0.45;

/**
 * Tone for looks that keep the picture's own light: `share` (0..1) of the normalising curve on
 * ordinary pictures, all of it on dark ones, so that those are legible too.
 */
export function gentleTone(kernels: Kernels, light: Plane, share: number): ToneGrid {
  const tone = measureTone(kernels, light);
  const [median = 0.5] = percentiles(kernels.view(light), [0.5]);
  const part = share + (1 - share) * (1 - smoothstep(DARK, LIGHT, median));
  const { low, high, table } = tone;
  const eased = table.map((v, i) => {
    const own = Math.min(1, Math.max(0, low + ((high - low) * i) / (table.length - 1)));
    return own + part * (v - own);
  });
  return { ...tone, table: eased };
}
