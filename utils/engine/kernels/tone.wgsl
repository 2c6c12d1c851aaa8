fn luma(pixels: u32, out: u32, width: u32, red: f32, green: f32, blue: f32, x: u32, y: u32) {
  let i = y * width + x;
  let rgba = word(pixels, i);
  let rgb = vec3f(f32(rgba & 255u), f32((rgba >> 8u) & 255u), f32((rgba >> 16u) & 255u));
  keep(out, i, dot(rgb, vec3f(red, green, blue)));
}

fn grid(table: u32, across: u32, row: u32, below: u32, column: u32, fx: f32, fy: f32) -> f32 {
  let upper = mix(constant(table, row * across + column), constant(table, below * across + column), fy);
  let next = column + 1u;
  let lower = mix(constant(table, row * across + next), constant(table, below * across + next), fy);
  return mix(upper, lower, fx);
}

fn localTone(
  source: u32,
  out: u32,
  width: u32,
  pictureHeight: u32,
  top: u32,
  table: u32,
  steps: u32,
  low: f32,
  high: f32,
  gain: u32,
  lift: u32,
  gridWidth: u32,
  gridHeight: u32,
  amount: f32,
  scratch: u32,
  x: u32,
  y: u32,
) {
  let i = y * width + x;
  let last = f32(steps - 1u);
  let place = clamp((value(source, i) - low) * (last / (high - low)), 0.0, last);
  let index = min(steps - 2u, u32(place));
  let v = mix(constant(table, index), constant(table, index + 1u), place - f32(index));
  let gx = clamp((f32(x) + 0.5) * f32(gridWidth) / f32(width) - 0.5, 0.0, f32(gridWidth - 1u));
  let gy = clamp(
    (f32(top + y) + 0.5) * f32(gridHeight) / f32(pictureHeight) - 0.5,
    0.0,
    f32(gridHeight - 1u),
  );
  let column = min(gridWidth - 2u, u32(gx));
  let row = u32(gy);
  let below = min(row + 1u, gridHeight - 1u);
  let fx = gx - f32(column);
  let fy = gy - f32(row);
  let g = grid(gain, gridWidth, row, below, column, fx, fy);
  let l = grid(lift, gridWidth, row, below, column, fx, fy);
  keep(out, i, v * (1.0 - amount + amount * g) + amount * l);
}
