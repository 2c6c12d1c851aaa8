import type { Heap } from './heap';
import type { LookOp } from './kernels';

/** Times the depth is looked up again where the last look-up led. */
const STEPS = 2;

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

function plain(
  heap: Heap,
  planes: number,
  settings: number,
  width: number,
  _height: number,
  top: number,
  from: number,
  to: number,
): void {
  const { f32, i32, u8 } = heap;
  const plane = (k: number): number => i32[(planes >> 2) + k] as number;
  const setting = (k: number): number => f32[(settings >> 2) + k] as number;
  const source = plane(0);
  const depth = plane(1) >> 2;
  const out = plane(2);
  const [sw, sh, dw, dh] = [setting(0), setting(1), setting(2), setting(3)];
  const [toDepthX, toDepthY] = [dw / sw, dh / sh];
  const deep = setting(6) !== 0 || setting(7) !== 0 || setting(10) !== 0 || setting(11) !== 0;
  for (let y = from; y < to; y++) {
    const row = top + y;
    for (let x = 0; x < width; x++) {
      const farX = setting(4) + setting(5) * x;
      const farY = setting(8) + setting(9) * row;
      let u = farX;
      let v = farY;
      if (deep) {
        const nearX = setting(6) + setting(7) * x;
        const nearY = setting(10) + setting(11) * row;
        for (let step = 0; step < STEPS; step++) {
          const px = (u + 0.5) * toDepthX - 0.5;
          const py = (v + 0.5) * toDepthY - 0.5;
          const d = valueAt(f32, depth, dw, dh, px, py);
          u = farX + d * nearX;
          v = farY + d * nearY;
        }
      }
      u = clamp(u, sw - 1);
      v = clamp(v, sh - 1);
      const ix = Math.floor(u);
      const iy = Math.floor(v);
      const p = source + 4 * (iy * sw + ix);
      const right = ix + 1 < sw ? 4 : 0;
      const down = iy + 1 < sh ? 4 * sw : 0;
      for (let c = 0; c < 4; c++) {
        const a = u8[p + c] as number;
        const b = u8[p + down + c] as number;
        const upper = a + ((u8[p + right + c] as number) - a) * (u - ix);
        const lower = b + ((u8[p + down + right + c] as number) - b) * (u - ix);
        u8[out + 4 * (y * width + x) + c] = upper + (lower - upper) * (v - iy);
      }
    }
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
