import { type OklabColour, oklabOf, rgbOf } from '../oklab';

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

/** Oklab to sRGB bytes; what no screen can show loses colour, not hue or light. */
export function insideGamut([l, a, b]: OklabColour): [number, number, number] {
  const light = Math.min(1, Math.max(0, l));
  let [low, high] = [0, 1];
  if (!fits(light, a, b)) {
    for (let i = 0; i < 8; i++) {
      const middle = (low + high) / 2;
      if (fits(light, a * middle, b * middle)) low = middle;
      else high = middle;
    }
  } else low = 1;
  return rgbOf([light, a * low, b * low]);
}

function fits(light: number, a: number, b: number): boolean {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const within = (v: number) => v > -0.002 && v < 1.002;
  return (
    within(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) &&
    within(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) &&
    within(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}
