import type { Kernels, Plane } from '../kernels/kernels';

/** Sigma in pixels from which a blur is done on fewer of them. */
const WIDE = 4;

/** Pixels of sigma that are left on the reduced plane. */
const LEFT = 2;

/**
 * A Gaussian of a whole picture's plane, on fewer pixels where it is wide: for measurements. The
 * variance that going down and up adds is taken off its own.
 */
export function wideGauss(k: Kernels, source: Plane, sigma: number): Plane {
  const { width, height } = source;
  const factor = Math.min(Math.floor(sigma / LEFT), Math.floor(Math.min(width, height) / 8));
  if (sigma < WIDE || factor < 2) return k.gauss(source, sigma);
  const out = k.plane(width, height);
  const mark = k.mark();
  const whole = { width, height, top: 0, rows: height };
  const rows = Math.max(1, Math.round(height / factor));
  const less = { width: Math.max(1, Math.round(width / factor)), height: rows, top: 0, rows };
  const small = k.resample(source, whole, less, 'area');
  k.gauss(small, Math.sqrt(sigma * sigma - (factor * factor) / 4) / factor, small);
  k.set(out, k.view(k.resample(small, less, whole, 'linear')));
  k.release(mark);
  return out;
}
