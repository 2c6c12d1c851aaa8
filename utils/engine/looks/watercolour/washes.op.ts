import type { LookOp } from '../../kernels/kernels';
import { limit, soft } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './washes.wgsl?raw';

function plain({ f32, plane, setting, width, from, to }: PlainStep): void {
  const light = plane(0);
  const fine = plane(1);
  const blur = plane(2);
  const cloud = plane(3);
  const skin = plane(4);
  const detail = plane(5);
  const q = plane(6);
  const l = plane(7);
  const a = plane(8);
  const b = plane(9);
  const layers = setting(0);
  const wet = setting(1);
  const chroma = setting(2);
  const keen = setting(3);
  for (let i = from * width, end = to * width; i < end; i++) {
    const guard = Math.min(1, 0.35 * (f32[skin + i] as number) + (f32[detail + i] as number));
    const own = limit((f32[fine + i] as number) - (f32[blur + i] as number), -0.2, 0.2);
    const v = limit((f32[light + i] as number) + keen * (0.16 + 0.6 * guard) * own, 0, 1);
    const n = f32[cloud + i] as number;
    // Layers of paint: where the paper is wetter their borders are softer.
    const place = v * layers + 0.5 * n;
    const step = Math.floor(place);
    const half = limit(wet + 0.5 * n, 0.08, 0.5);
    const glazed = (step + soft(place - step, 0.5 - half, 0.5 + half)) / layers;
    const t = limit(glazed + (0.25 + 0.35 * guard) * (v - glazed), 0, 1);
    f32[q + i] = t;
    f32[l + i] = 0.27 + t * (0.93 - 0.2 * t);
    const dark = 1 - soft(t, 0.05, 0.5);
    const paper = 1 - soft(t, 0.86, 1);
    const ca = f32[a + i] as number;
    const cb = f32[b + i] as number;
    // What is vivid already stays: pushed further, oranges and reds would clip flat.
    const vivid = Math.min(1, 18 * (ca * ca + cb * cb));
    const gain = paper * (chroma + (1 - chroma) * vivid);
    const drift = (1 - guard) * paper * n;
    f32[a + i] = ca * gain - 0.002 * dark + 0.02 * drift;
    f32[b + i] = cb * gain - 0.022 * dark - 0.045 * drift;
  }
}

/**
 * Lays washes over each other: light in a few glazes with soft or crisp borders, dark ones cool, the
 * lightest left as bare paper.
 *
 * Planes: smooth light, the source's light, the same blurred, clouds of water, skin, detail; tone 0..1
 * (written), l (written), a, b (changed). Settings: glazes, softness of their borders, chroma, share of the
 * source's finest light.
 */
export const washesOp: LookOp = { id: 'washes', plain, wgsl };
