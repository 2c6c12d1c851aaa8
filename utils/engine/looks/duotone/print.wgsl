const LAST: f32 = 255.0;

fn wave(turn: f32) -> f32 {
  let away = abs(turn - floor(turn + 0.5));
  let z = 1.0 - 4.0 * away;
  return z * (1.5 - 0.5 * z * z);
}

fn ink(k: u32) -> vec3f {
  return vec3f(at(3u, 4u * k), at(3u, 4u * k + 1u), at(3u, 4u * k + 2u));
}

fn pixel(x: u32, y: u32, i: u32) {
  let around = at(1u, i);
  let fine = clamp(at(0u, i) - around, -0.3, 0.3);
  let t = clamp(0.5 + (around + setting(0u) * fine - 0.5) * setting(1u), 0.0, 1.0);
  let middle = 4.0 * t * (1.0 - t) * max(0.25, 1.0 - 3.0 * abs(fine));
  let line = wave(f32(x) * setting(3u) + f32(top + y) * setting(4u) + setting(5u) * around);
  let v = clamp(t + setting(2u) * middle * line + at(2u, i), 0.0, 1.0);
  let place = LAST * (v + setting(6u) * (v * v * (3.0 - 2.0 * v) - v));
  let low = min(LAST - 1.0, floor(place));
  put_rgb(4u, i, mix(ink(u32(low)), ink(u32(low) + 1u), place - low));
}
