const BLACK = 0.045;
const CRISP = 1.4;
const LIGHT = 9.0;

fn soft(v: f32, low: f32, high: f32) -> f32 {
  let t = clamp((v - low) / (high - low), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

fn pixel(x: u32, y: u32, i: u32) {
  let before = i - select(0u, width, y > 0u) - select(0u, 1u, x > 0u);
  let after = i + select(0u, width, y + 1u < rows) + select(0u, 1u, x + 1u < width);
  let slope = LIGHT * (at(4u, after) - at(4u, before));
  let lit = slope / (1.0 + abs(slope));
  let tone = at(0u, i);
  let f = at(5u, i);
  let load = (2.0 * soft(at(4u, i), 0.3, 0.7) - 1.0) * (0.65 + 0.35 * f);
  let relief = setting(0u) * (0.95 - 0.1 * f) * (0.45 + 0.55 * soft(tone, 0.05, 0.45));
  let crisp = tone + CRISP * (tone - at(3u, i));
  put(0u, i, BLACK + (1.0 - BLACK) * crisp + relief * (0.06 * lit + 0.03 * load));
  put(1u, i, at(1u, i) + relief * 0.005 * load);
  put(2u, i, at(2u, i) - relief * 0.007 * load);
}
