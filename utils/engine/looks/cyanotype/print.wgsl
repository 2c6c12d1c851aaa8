const LAST = 1023.0;

fn soft(v: f32, low: f32, high: f32) -> f32 {
  let t = clamp((v - low) / (high - low), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

fn coverage(across: f32, long: f32, bristle: f32) -> f32 {
  let scale = setting(2u);
  let dry = soft(across, -4.0 * scale, max(-3.0 * scale, (18.0 + 0.5 * bristle) * scale));
  let wet = soft(long, -2.0 * scale, 5.0 * scale);
  let rim = 1.0 - soft(min(across, long), 4.0 * scale, 28.0 * scale);
  return dry * wet * (1.0 + 0.16 * rim);
}

fn pixel(x: u32, y: u32, i: u32) {
  let v = at(0u, i);
  let t = clamp(0.5 + (v + setting(0u) * (v - at(1u, i)) - 0.5) * setting(1u), 0.0, 1.0);
  let fibre = at(3u, i);
  var density = (1.0 - t) * (1.0 + at(2u, i));
  density += fibre * (0.45 + 1.3 * density * (1.2 - density));
  let column = f32(x);
  let row = f32(top + y);
  if (row < setting(3u) || row > setting(4u) || column < setting(5u) || column > f32(width) - setting(5u)) {
    let bristle = at(4u, i);
    let across = min(column - at(5u, y), at(6u, y) - column) + bristle;
    let long = min(row - at(7u, x), at(8u, x) - row) + 0.25 * bristle;
    density *= coverage(across, long, bristle);
  }
  let place = clamp(1.0 - density + 0.2 * fibre, 0.0, 1.0) * LAST;
  put_rgb(10u, i, rgb(9u, u32(place + 0.5)));
}
