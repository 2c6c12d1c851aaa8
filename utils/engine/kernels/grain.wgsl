fn grain(
  out: u32,
  width: u32,
  top: u32,
  seed: u32,
  cellX: f32,
  cellY: f32,
  gain: f32,
  scratch: u32,
  x: u32,
  y: u32,
) {
  let i = y * width + x;
  let u = f32(x) / cellX;
  let v = f32(top + y) / cellY;
  let column = u32(u);
  let row = u32(v);
  let fx = eased(u - floor(u));
  let fy = eased(v - floor(v));
  let left = mix(unit_hash(column, row, seed), unit_hash(column, row + 1u, seed), fy);
  let next = column + 1u;
  let right = mix(unit_hash(next, row, seed), unit_hash(next, row + 1u, seed), fy);
  keep(out, i, value(out, i) + gain * (mix(left, right, fx) - 0.5));
}
