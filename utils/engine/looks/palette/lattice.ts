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

/** Oklab of every node. */
export function nodeColours(): OklabColour[] {
  const step = 255 / (SIDE - 1);
  return Array.from({ length: NODES }, (_, i) =>
    oklabOf(
      step * Math.floor(i / (SIDE * SIDE)),
      step * (Math.floor(i / SIDE) % SIDE),
      step * (i % SIDE),
    ),
  );
}

/** Adds a value to the eight nodes around a colour (bytes), by nearness. */
export function splat(into: Float32Array, rgb: ArrayLike<number>, at: number, value: number): void {
  const place = (k: number) => ((rgb[at + k] ?? 0) * (SIDE - 1)) / 255;
  const low = [0, 1, 2].map((k) => Math.min(SIDE - 2, Math.floor(place(k)))) as [
    number,
    number,
    number,
  ];
  const part = [place(0) - low[0], place(1) - low[1], place(2) - low[2]] as const;
  for (let corner = 0; corner < 8; corner++) {
    const [dr, dg, db] = [corner >> 2, (corner >> 1) & 1, corner & 1];
    const weight =
      (dr ? part[0] : 1 - part[0]) * (dg ? part[1] : 1 - part[1]) * (db ? part[2] : 1 - part[2]);
    const node = nodeAt(low[0] + dr, low[1] + dg, low[2] + db);
    into[node] = (into[node] ?? 0) + weight * value;
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
    for (let i = 0; i < NODES; i++) {
      const place = Math.floor(i / stride) % SIDE;
      const first = Math.max(-reach, -place);
      const last = Math.min(reach, SIDE - 1 - place);
      let sum = 0;
      for (let k = first; k <= last; k++) {
        sum += (from[i + k * stride] as number) * (half[Math.abs(k)] as number);
      }
      to[i] = sum;
    }
    from = to;
  }
  return from;
}
