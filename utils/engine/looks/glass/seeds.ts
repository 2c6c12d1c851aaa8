/** Seeds of panes: places on a grid of `width` x `height`, with the side each pane wants. */
export interface Seeds {
  x: Float32Array;
  y: Float32Array;
  side: Float32Array;
}

/** Share of its side that a pane keeps from its neighbours' seeds. */
const APART = 0.78;

/**
 * Strews seeds no closer than the wanted side allows (dart throwing, after Cook 1986), in an order
 * that is the same for every run; `side` holds the wanted side per grid cell.
 */
export function strew(side: Float32Array, width: number, height: number): Seeds {
  let least = Number.POSITIVE_INFINITY;
  for (const s of side) least = Math.min(least, s);
  const cell = Math.max(1, (least * APART) / Math.SQRT2);
  const across = Math.ceil(width / cell);
  const taken = new Int32Array(across * Math.ceil(height / cell)).fill(-1);
  const x: number[] = [];
  const y: number[] = [];
  const sides: number[] = [];
  for (const i of shuffled(width * height)) {
    const px = i % width;
    const py = (i - px) / width;
    const own = side[i] as number;
    const apart = own * APART;
    const gx = Math.floor(px / cell);
    const gy = Math.floor(py / cell);
    const reach = Math.ceil(apart / cell);
    let free = true;
    for (let v = Math.max(0, gy - reach); free && v <= gy + reach; v++) {
      for (let u = Math.max(0, gx - reach); u <= gx + reach && u < across; u++) {
        const other = taken[v * across + u] ?? -1;
        if (other < 0) continue;
        const dx = (x[other] as number) - px;
        const dy = (y[other] as number) - py;
        if (dx * dx + dy * dy < apart * apart) {
          free = false;
          break;
        }
      }
    }
    if (!free) continue;
    taken[gy * across + gx] = x.length;
    x.push(px);
    y.push(py);
    sides.push(own);
  }
  return { x: Float32Array.from(x), y: Float32Array.from(y), side: Float32Array.from(sides) };
}

/** A quarter of 0..count-1 in a fixed disorder: enough to leave no gaps. */
function shuffled(count: number): Int32Array {
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  const kept = Math.min(count, Math.max(4096, count >> 2));
  let state = 0x9e3779b9;
  for (let i = 0; i < kept; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = i + Math.floor((state / 2 ** 32) * (count - i));
    const own = order[i] as number;
    order[i] = order[j] as number;
    order[j] = own;
  }
  return order.subarray(0, kept);
}
