import type { LookOp } from './kernels';
import type { PlainStep } from './plain-step';

/** Times the depth is looked up again where the last look-up led. */
const STEPS = 2;

/** Pixels from one look-up to the next in a row; depth is soft, so what lies between lies on a line. */
const RUN = 8;

/** Parts of a pixel that are told apart. */
const PARTS = 128;

function clamp(value: number, last: number): number {
  return Math.min(last, Math.max(0, value));
}

/** Bilinear value of a plane at a place inside it. */
function valueAt(
  f32: Float32Array,
  plane: number,
  width: number,
  height: number,
  x: number,
  y: number,
): number {
  const cx = clamp(x, width - 1);
  const cy = clamp(y, height - 1);
  const ix = Math.floor(cx);
  const iy = Math.floor(cy);
  const right = ix + 1 < width ? 1 : 0;
  const p = plane + iy * width + ix;
  const q = iy + 1 < height ? p + width : p;
  const a = f32[p] as number;
  const c = f32[q] as number;
  const upper = a + ((f32[p + right] as number) - a) * (cx - ix);
  const lower = c + ((f32[q + right] as number) - c) * (cx - ix);
  return upper + (lower - upper) * (cy - iy);
}

function plain({ f32, u8, plane, bytes, setting, width, top, from, to }: PlainStep): void {
  const source = bytes(0);
  const depth = plane(1);
  const out = bytes(2);
  const [sw, sh, dw, dh] = [setting(0), setting(1), setting(2), setting(3)];
  const [toDepthX, toDepthY] = [dw / sw, dh / sh];
  const deep = setting(6) !== 0 || setting(7) !== 0 || setting(10) !== 0 || setting(11) !== 0;
  /** Where column `x` of row `row` comes from. */
  const origin = (x: number, row: number): [u: number, v: number] => {
    const farX = setting(4) + setting(5) * x;
    const farY = setting(8) + setting(9) * row;
    if (!deep) return [farX, farY];
    const nearX = setting(6) + setting(7) * x;
    const nearY = setting(10) + setting(11) * row;
    let [u, v] = [farX, farY];
    for (let step = 0; step < STEPS; step++) {
      const px = (u + 0.5) * toDepthX - 0.5;
      const py = (v + 0.5) * toDepthY - 0.5;
      const d = valueAt(f32, depth, dw, dh, px, py);
      u = farX + d * nearX;
      v = farY + d * nearY;
    }
    return [u, v];
  };
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x += RUN) {
      const [u0, v0] = origin(x, top + y);
      const [u1, v1] = origin(x + RUN, top + y);
      for (let k = 0, n = Math.min(RUN, width - x); k < n; k++) {
        const u = clamp(u0 + ((u1 - u0) / RUN) * k, sw - 1);
        const v = clamp(v0 + ((v1 - v0) / RUN) * k, sh - 1);
        fetch(u8, source, sw, sh, u, v, out + 4 * (y * width + x + k));
      }
    }
  }
}

/** Writes the bilinear colour of a picture at a place inside it. */
function fetch(
  u8: Uint8ClampedArray,
  source: number,
  width: number,
  height: number,
  u: number,
  v: number,
  out: number,
): void {
  const ix = Math.floor(u);
  const iy = Math.floor(v);
  const fu = Math.round((u - ix) * PARTS) / PARTS;
  const fv = Math.round((v - iy) * PARTS) / PARTS;
  const p = source + 4 * (iy * width + ix);
  const right = ix + 1 < width ? 4 : 0;
  const down = iy + 1 < height ? 4 * width : 0;
  for (let c = 0; c < 4; c++) {
    const a = u8[p + c] as number;
    const b = u8[p + down + c] as number;
    const upper = a + ((u8[p + right + c] as number) - a) * fu;
    const lower = b + ((u8[p + down + right + c] as number) - b) * fu;
    u8[out + c] = upper + (lower - upper) * fv;
  }
}

/**
 * A picture seen by a camera that has moved: every pixel is fetched from where it was, which depends on
 * how near it is (0 far, 1 near). Depth belongs to the picture, so it is looked up where the pixel
 * comes from. Bilinear; beyond the edge the edge goes on.
 *
 * Planes: picture, its depth (any size of the same shape), pixels to write.
 * Settings: width and height of the picture, of the depth; across: where column 0 comes from, step per
 * column, and what depth 1 adds to both; the same four down. In pixels of the picture.
 */
export const warpOp: LookOp = { id: 'warp', plain };
