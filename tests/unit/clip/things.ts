import type { ClipRequest } from '@/utils/engine/engine';
import type { PictureSize } from '@/utils/engine/looks/look';

/** A plain wish: the look of the test, nothing trimmed. */
export const request: ClipRequest = {
  look: 'test',
  options: {},
  keep: 0,
  seed: 1,
  fit: { maxWidth: 1280, maxHeight: 1280, maxFramesPerSecond: 30 },
};

/** A picture with edges and ramps; `seed` moves everything. With `noise`, grain of that standard deviation. */
export function picture({ width, height }: PictureSize, seed: number, noise = 0, grains = 1) {
  const rgba = new Uint8ClampedArray(4 * width * height);
  let state = grains >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const disc = Math.hypot(x - width * (0.3 + 0.1 * seed), y - height * 0.45) < width * 0.22;
      const ramp = 60 + (110 * y) / height + 25 * Math.sin(x / 17 + seed);
      const p = 4 * (y * width + x);
      const light = disc ? 215 - ramp / 3 : ramp;
      for (let c = 0; c < 3; c++) {
        // Twelve evens make a normal one.
        let normal = -6;
        for (let i = 0; noise > 0 && i < 12; i++) normal += random();
        rgba[p + c] = light * (1 - 0.15 * c) + (noise > 0 ? noise * normal : 0);
      }
      rgba[p + 3] = 255;
    }
  }
  return rgba;
}
