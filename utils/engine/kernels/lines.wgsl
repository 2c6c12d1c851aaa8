/// Bilinear value at pixel + offset, which must lie inside the plane.
fn sample(source: u32, width: u32, height: u32, x: u32, y: u32, offset: vec2f) -> f32 {
  let whole = floor(offset);
  let part = offset - whole;
  let ix = u32(i32(x) + i32(whole.x));
  let iy = u32(i32(y) + i32(whole.y));
  let right = select(0u, 1u, ix + 1u < width);
  let p = iy * width + ix;
  let q = select(p, p + width, iy + 1u < height);
  let upper = mix(value(source, p), value(source, p + right), part.x);
  let lower = mix(value(source, q), value(source, q + right), part.x);
  return mix(upper, lower, part.y);
}

/// Keeps pixel + offset within the plane.
fn inside(offset: vec2f, x: u32, y: u32, width: u32, height: u32) -> vec2f {
  let at = vec2f(f32(x), f32(y));
  return clamp(offset, -at, vec2f(f32(width - 1u), f32(height - 1u)) - at);
}

fn lic(
  source: u32,
  flowX: u32,
  flowY: u32,
  out: u32,
  width: u32,
  height: u32,
  weights: u32,
  steps: u32,
  x: u32,
  y: u32,
) {
  let i = y * width + x;
  let begin = vec2f(value(flowX, i), value(flowY, i));
  var sum = value(source, i) * constant(weights, 0u);
  for (var side = 0u; side < 2u; side++) {
    var ahead = select(begin, -begin, side == 0u);
    var offset = vec2f(0.0);
    for (var step = 1u; step <= steps; step++) {
      offset = inside(offset + ahead, x, y, width, height);
      sum += sample(source, width, height, x, y, offset) * constant(weights, step);
      let near = vec2i(floor(offset + 0.5));
      let j = u32(i32(y) + near.y) * width + u32(i32(x) + near.x);
      let next = vec2f(value(flowX, j), value(flowY, j));
      ahead = select(next, -next, dot(next, ahead) < 0.0);
    }
  }
  keep(out, i, sum);
}

fn across(
  source: u32,
  flowX: u32,
  flowY: u32,
  out: u32,
  width: u32,
  height: u32,
  weights: u32,
  steps: u32,
  x: u32,
  y: u32,
) {
  let i = y * width + x;
  let ahead = vec2f(-value(flowY, i), value(flowX, i));
  var sum = value(source, i) * constant(weights, 0u);
  for (var step = 1u; step <= steps; step++) {
    let far = f32(step) * ahead;
    let one = sample(source, width, height, x, y, inside(far, x, y, width, height));
    let other = sample(source, width, height, x, y, inside(-far, x, y, width, height));
    sum += constant(weights, step) * (one + other);
  }
  keep(out, i, sum);
}

fn bilateral(
  inL: u32,
  inA: u32,
  inB: u32,
  flowX: u32,
  flowY: u32,
  outL: u32,
  outA: u32,
  outB: u32,
  width: u32,
  height: u32,
  weights: u32,
  steps: u32,
  range: f32,
  turn: u32,
  x: u32,
  y: u32,
) {
  let i = y * width + x;
  let along = vec2f(value(flowX, i), value(flowY, i));
  let ahead = select(vec2f(-along.y, along.x), along, turn == 0u);
  let own = vec3f(value(inL, i), value(inA, i), value(inB, i));
  let inverse = 1.0 / (range * range);
  var weight = constant(weights, 0u);
  var sum = own * weight;
  for (var step = 1u; step <= steps; step++) {
    let far = constant(weights, step);
    for (var side = 0u; side < 2u; side++) {
      let straight = select(f32(step), -f32(step), side == 0u) * ahead;
      let offset = inside(straight, x, y, width, height);
      let lab = vec3f(
        sample(inL, width, height, x, y, offset),
        sample(inA, width, height, x, y, offset),
        sample(inB, width, height, x, y, offset),
      );
      let away = lab - own;
      let near = max(0.0, 1.0 - dot(away, away) * inverse);
      let share = far * near * near;
      weight += share;
      sum += lab * share;
    }
  }
  sum /= weight;
  keep(outL, i, sum.x);
  keep(outA, i, sum.y);
  keep(outB, i, sum.z);
}
