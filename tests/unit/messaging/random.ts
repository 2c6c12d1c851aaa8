/** Random numbers that are the same in every run; 32-bit state (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Any value that can travel: wrong types, wrong names, nested things, large and odd numbers. */
export function randomValue(random: () => number, depth = 3): unknown {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const leaf = () =>
    pick<() => unknown>([
      () => null,
      () => undefined,
      () => random() < 0.5,
      () => pick([0, -1, 0.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, -0, 2 ** 53]),
      () => Math.floor(random() * 1000),
      () => pick(['', 'x', '__proto__', 'constructor', 'toString', '\0', 'a'.repeat(5000)]),
      () => new Blob(['a']),
      () => new Date(0),
      () => 12n,
      () => new Map([['id', 1]]),
      () => new Uint8Array(3),
    ])();
  if (depth === 0 || random() < 0.4) return leaf();
  if (random() < 0.3) {
    return Array.from({ length: Math.floor(random() * 4) }, () => randomValue(random, depth - 1));
  }
  const names = ['t', 'id', 'name', 'args', 'value', 'event', 'error', 'code', 'detail', 'blob'];
  const entries = Array.from({ length: Math.floor(random() * 6) }, () => [
    pick(names),
    randomValue(random, depth - 1),
  ]);
  return Object.fromEntries(entries);
}
