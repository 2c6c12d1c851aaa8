fn copy(source: u32, out: u32, width: u32, x: u32, y: u32) {
  let i = y * width + x;
  keep(out, i, value(source, i));
}

fn fill(out: u32, width: u32, level: f32, x: u32, y: u32) {
  keep(out, y * width + x, level);
}

fn convolveX(source: u32, out: u32, width: u32, taps: u32, reach: u32, x: u32, y: u32) {
  let row = y * width;
  var sum = value(source, row + x) * constant(taps, 0u);
  for (var i = 1u; i <= reach; i++) {
    let left = row + x - min(x, i);
    let right = row + min(x + i, width - 1u);
    sum += constant(taps, i) * (value(source, left) + value(source, right));
  }
  keep(out, row + x, sum);
}

fn convolveY(source: u32, out: u32, width: u32, height: u32, taps: u32, reach: u32, x: u32, y: u32) {
  var sum = value(source, y * width + x) * constant(taps, 0u);
  for (var i = 1u; i <= reach; i++) {
    let up = (y - min(y, i)) * width + x;
    let down = min(y + i, height - 1u) * width + x;
    sum += constant(taps, i) * (value(source, up) + value(source, down));
  }
  keep(out, y * width + x, sum);
}

fn resampleX(
  source: u32,
  sourceWidth: u32,
  out: u32,
  width: u32,
  starts: u32,
  weights: u32,
  count: u32,
  x: u32,
  y: u32,
) {
  let first = y * sourceWidth + integer(starts, x);
  var sum = 0.0;
  for (var i = 0u; i < count; i++) {
    sum += value(source, first + i) * constant(weights, x * count + i);
  }
  keep(out, y * width + x, sum);
}

fn resampleY(
  source: u32,
  width: u32,
  out: u32,
  starts: u32,
  weights: u32,
  count: u32,
  x: u32,
  y: u32,
) {
  let first = integer(starts, y) * width + x;
  var sum = 0.0;
  for (var i = 0u; i < count; i++) {
    sum += value(source, first + i * width) * constant(weights, y * count + i);
  }
  keep(out, y * width + x, sum);
}

fn curve(
  source: u32,
  out: u32,
  width: u32,
  table: u32,
  size: u32,
  low: f32,
  high: f32,
  x: u32,
  y: u32,
) {
  let i = y * width + x;
  let last = f32(size - 1u);
  let place = clamp((value(source, i) - low) * (last / (high - low)), 0.0, last);
  let index = min(size - 2u, u32(place));
  let a = constant(table, index);
  let b = constant(table, index + 1u);
  keep(out, i, a + (b - a) * (place - f32(index)));
}

fn noise(out: u32, width: u32, top: u32, seed: u32, cell: f32, x: u32, y: u32) {
  let i = y * width + x;
  if (cell <= 1.0) {
    keep(out, i, unit_hash(x, y + top, seed));
    return;
  }
  let u = f32(x) / cell;
  let v = f32(y + top) / cell;
  let ix = u32(u);
  let iy = u32(v);
  let fx = eased(u - floor(u));
  let fy = eased(v - floor(v));
  let a = unit_hash(ix, iy, seed);
  let b = unit_hash(ix + 1u, iy, seed);
  let c = unit_hash(ix, iy + 1u, seed);
  let d = unit_hash(ix + 1u, iy + 1u, seed);
  keep(out, i, mix(mix(a, b, fx), mix(c, d, fx), fy));
}
