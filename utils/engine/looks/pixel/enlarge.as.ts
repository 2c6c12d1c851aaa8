// The planes and settings are described in `enlarge.op.ts`.
export function pixelenlarge(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const small = <usize>load<u32>(planes);
  const out = <usize>load<u32>(planes, 4);
  const side = <i32>load<f32>(settings);
  const across = <i32>load<f32>(settings, 4);
  const offset = <i32>load<f32>(settings, 8);
  let done = -1;
  for (let y = from; y < to; y++) {
    const block = (y + offset) / side;
    const line = out + ((<usize>(y * width)) << 2);
    if (block == done) {
      const above = line - ((<usize>width) << 2);
      let x = 0;
      for (; x + 4 <= width; x += 4) {
        const d = (<usize>x) << 2;
        v128.store(line + d, v128.load(above + d));
      }
      for (; x < width; x++) {
        const d = (<usize>x) << 2;
        store<u32>(line + d, load<u32>(above + d));
      }
      continue;
    }
    done = block;
    const row = small + ((<usize>(block * across)) << 2);
    for (let x = 0, bx = 0; x < width; bx++) {
      const colour = load<u32>(row + ((<usize>bx) << 2));
      const end = min(width, x + side);
      for (; x < end; x++) store<u32>(line + ((<usize>x) << 2), colour);
    }
  }
}
