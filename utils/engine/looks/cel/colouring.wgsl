fn soft(v: f32, low: f32, high: f32) -> f32 {
  let t = clamp((v - low) / (high - low), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

fn pixel(x: u32, y: u32, i: u32) {
  let v = at(3u, i);
  let fine = clamp(at(0u, i) - at(1u, i), -0.12, 0.12);
  let shadow = 1.0 - soft(v, 0.35, 0.62);
  let pen = setting(1u) * (1.0 - soft(at(2u, i), setting(2u) - setting(3u), setting(2u) + setting(3u)));
  let va = at(4u, i) * setting(0u) + 0.01 * shadow;
  let vb = at(5u, i) * setting(0u) - 0.028 * shadow;
  let vl = v + 0.42 * fine;
  put(3u, i, vl + (0.17 - vl) * pen);
  put(4u, i, va + (0.018 - 0.7 * va) * pen);
  put(5u, i, vb + (-0.018 - 0.7 * vb) * pen);
}
