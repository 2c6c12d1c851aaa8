// The planes and settings are described in `shrink.op.ts`.
export function halftoneshrink(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const source = <usize>load<u32>(planes);
  const red = <usize>load<u32>(planes, 4);
  const green = <usize>load<u32>(planes, 8);
  const blue = <usize>load<u32>(planes, 12);
  const grey = <usize>load<u32>(planes, 16);
  const side = <i32>load<f32>(settings);
  const across = <i32>load<f32>(settings, 4);
  const down = <i32>load<f32>(settings, 8);
  const offset = <i32>load<f32>(settings, 12);
  for (let y = from; y < to; y++) {
    const y0 = min(down - 1, max(0, offset + y * side));
    const y1 = max(y0 + 1, min(down, offset + (y + 1) * side));
    for (let x = 0; x < width; x++) {
      const x0 = min(across - 1, x * side);
      const x1 = max(x0 + 1, min(across, x0 + side));
      let r = 0;
      let g = 0;
      let b = 0;
      for (let v = y0; v < y1; v++) {
        const line = source + ((<usize>(v * across)) << 2);
        for (let u = x0; u < x1; u++) {
          const p = load<u32>(line + ((<usize>u) << 2));
          r += p & 255;
          g += (p >> 8) & 255;
          b += (p >> 16) & 255;
        }
      }
      const share = <f32>1.0 / (255.0 * <f32>((x1 - x0) * (y1 - y0)));
      const d = (<usize>(y * width + x)) << 2;
      const fr = <f32>r * share;
      const fg = <f32>g * share;
      const fb = <f32>b * share;
      store<f32>(red + d, fr);
      store<f32>(green + d, fg);
      store<f32>(blue + d, fb);
      store<f32>(grey + d, <f32>0.299 * fr + <f32>0.587 * fg + <f32>0.114 * fb);
    }
  }
}
