import type { Flow, Kernels, Plane } from '../../kernels/kernels';
import { driftOf } from '../drift';
import { smoothstep } from '../likeness';
import { wideGauss } from '../wide-gauss';

/** The hand's own direction in degrees, and how far it sways over the picture. */
const HAND = -32;
const SWAY = 22;

/** Contrast (standard deviation of lightness) at which form begins to lead the brush, and leads it alone. */
const FORM = [0.008, 0.04] as const;

/** Which way the brush goes, on a grid over the picture. */
export interface Directions {
  width: number;
  height: number;
  x: Float32Array;
  y: Float32Array;
}

/**
 * Directions over a picture: along edges of the smoothed structure tensor where form is, elsewhere along
 * the picture at large and the hand's own direction; all added as doubled angles. `variance` is that of
 * lightness, here and there.
 */
export function directionsOf(k: Kernels, light: Plane, variance: Plane): Directions {
  const { width, height } = light;
  const short = Math.min(width, height);
  const form = wideGauss(k, variance, short / 60);
  const near = k.flow(light, Math.max(1, short / 90));
  const wideCos = k.plane(width, height);
  const wideSin = k.plane(width, height);
  driftOf(k, light, short / 20, wideCos, wideSin);
  const f = k.view(form);
  const n = views(k, near);
  const mc = k.view(wideCos);
  const ms = k.view(wideSin);
  const outX = new Float32Array(width * height);
  const outY = new Float32Array(width * height);
  const across = Float32Array.from(
    { length: width },
    (_, x) => SWAY * Math.sin((4.3 * x) / short + 0.6),
  );
  for (let y = 0, i = 0; y < height; y++) {
    const down = HAND + SWAY * Math.sin((3.7 * y) / short + 1.9);
    for (let x = 0; x < width; x++, i++) {
      const lead = smoothstep(FORM[0], FORM[1], Math.sqrt(f[i] as number));
      const own = lead * (n.weight[i] as number);
      const wide = 0.15 + 0.75 * (1 - lead);
      const angle = (down + (across[x] as number)) * (Math.PI / 90);
      const hand = 0.04 + 0.4 * (1 - lead);
      const nx = n.x[i] as number;
      const ny = n.y[i] as number;
      const c = own * (nx * nx - ny * ny) + wide * (mc[i] as number) + hand * Math.cos(angle);
      const s = own * 2 * nx * ny + wide * (ms[i] as number) + hand * Math.sin(angle);
      // Half the doubled angle, without trigonometry.
      const length = Math.sqrt(c * c + s * s) + 1e-12;
      const half = Math.sqrt(Math.max(0, 0.5 * (1 - c / length)));
      outX[i] = Math.sqrt(Math.max(0, 0.5 * (1 + c / length)));
      outY[i] = s < 0 ? -half : half;
    }
  }
  return { width, height, x: outX, y: outY };
}

function views(k: Kernels, flow: Flow) {
  return { x: k.view(flow.x), y: k.view(flow.y), weight: k.view(flow.anisotropy) };
}
