const OWN = 1.1;

fn pixel(x: u32, y: u32, i: u32) {
  let across = vec2f(at(6u, x), at(7u, x));
  let down = OWN * vec2f(at(8u, y), at(9u, y));
  let fx = at(0u, i);
  let fy = at(1u, i);
  let f = at(3u, i);
  let w = f * at(2u, i);
  let calm = 0.02 + 0.8 * (1.0 - f) * (1.0 - f);
  let c = w * (fx * fx - fy * fy) + calm * (across.x * down.x - across.y * down.y + at(4u, i));
  let s = w * 2.0 * fx * fy + calm * (across.y * down.x + across.x * down.y + at(5u, i));
  let length = sqrt(c * c + s * s) + 1e-12;
  let half = sqrt(max(0.0, 0.5 * (1.0 - c / length)));
  put(0u, i, sqrt(max(0.0, 0.5 * (1.0 + c / length))));
  put(1u, i, select(half, -half, s < 0.0));
}
