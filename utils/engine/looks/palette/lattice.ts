import { type OklabColour, oklabOf } from '../oklab';

/** Nodes along each side of a table of colours over the sRGB cube. */
export const SIDE = 17;
/** Floats per node: red, green, blue (bytes, 0..255) and one unused, so that a node is one vector. */
export const NODE = 4;
export const NODES = SIDE ** 3;

/** Index of a node. */
function nodeAt(r: number, g: number, b: number): number {
  return (r * SIDE + g) * SIDE + b;
}

let known: readonly OklabColour[] | undefined;

/** Oklab of every node. */
export function nodeColours(): readonly OklabColour[] {
  const step = 255 / (SIDE - 1);
  known ??= Array.from({ length: NODES }, (_, i) =>
    oklabOf(
      step * Math.floor(i / (SIDE * SIDE)),
      step * (Math.floor(i / SIDE) % SIDE),
      step * (i % SIDE),
    ),
  );
  return known;
}

/** Adds a value to the eight nodes around a colour (bytes), by nearness. */
export function splat(into: Float32Array, rgb: ArrayLike<number>, at: number, value: number): void {
  const scale = (SIDE - 1) / 255;
  const [red, green, blue] = [
    scale * (rgb[at] ?? 0),
    scale * (rgb[at + 1] ?? 0),
    scale * (rgb[at + 2] ?? 0),
  ];
  const r = Math.min(SIDE - 2, Math.floor(red));
  const g = Math.min(SIDE - 2, Math.floor(green));
  const b = Math.min(SIDE - 2, Math.floor(blue));
  for (let corner = 0; corner < 8; corner++) {
    const dr = corner >> 2;
    const dg = (corner >> 1) & 1;
    const db = corner & 1;
    const weight =
      (dr ? red - r : 1 + r - red) *
      (dg ? green - g : 1 + g - green) *
      (db ? blue - b : 1 + b - blue);
    const node = nodeAt(r + dr, g + dg, b + db);
    into[node] = (into[node] as number) + weight * value;
  }
}

/** A Gaussian over the lattice along its three sides, `sigma` in nodes; what would leave is lost. */
export function blurLattice(values: Float32Array, sigma: number): Float32Array {
  const reach = Math.min(SIDE - 1, Math.ceil(2.6 * sigma));
  const half = Float32Array.from({ length: reach + 1 }, (_, i) =>
    Math.exp((-0.5 * i * i) / (sigma * sigma)),
  );
  let from = values;
  for (const stride of [1, SIDE, SIDE * SIDE]) {
    const to = new Float32Array(NODES);
    for (let block = 0; block < NODES; block += stride * SIDE) {
      for (let place = 0; place < SIDE; place++) {
        const into = block + place * stride;
        const last = Math.min(SIDE - 1, place + reach);
        for (let other = Math.max(0, place - reach); other <= last; other++) {
          const weight = half[Math.abs(other - place)] as number;
          const offset = (other - place) * stride;
          for (let i = into; i < into + stride; i++) {
            to[i] = (to[i] as number) + weight * (from[i + offset] as number);
          }
        }
      }
    }
    from = to;
  }
  return from;
}
