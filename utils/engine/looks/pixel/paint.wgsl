const BAYER = array<f32, 4>(0.5, 2.5, 3.5, 1.5);

fn colour(j: u32) -> vec3f {
  return vec3f(at(7u, 6u * j), at(7u, 6u * j + 1u), at(7u, 6u * j + 2u));
}

fn pixel(x: u32, y: u32, i: u32) {
  let n = u32(setting(0u));
  let v = at(1u, i);
  let gain = setting(1u) * clamp(v / max(0.1, at(0u, i)), 0.7, 1.6);
  let fine = clamp(v - at(2u, i), -0.2, 0.2);
  let wanted = vec3f(
    v + (setting(2u) * (1.0 - 0.6 * at(6u, i)) + setting(3u) * at(5u, i)) * fine,
    at(3u, i) * gain,
    at(4u, i) * gain
  );
  let penalty = setting(4u) + 0.5 * at(6u, i);
  var least = 1e9;
  var first = 0u;
  for (var j = 0u; j < n; j++) {
    let away = wanted - colour(j);
    let d = dot(away, away);
    if (d < least) {
      least = d;
      first = j;
    }
  }
  let near = colour(first);
  let away = wanted - near;
  var second = first;
  var share = 0.0;
  for (var j = 0u; j < n; j++) {
    let step = colour(j) - near;
    let square = dot(step, step);
    let t = clamp(dot(away, step) / max(square, 1e-6), 0.0, 0.5);
    let rest = away - t * step;
    let d = dot(rest, rest) + penalty * t * (1.0 - t) * (square + 3.0 * dot(step.yz, step.yz));
    if (d < least) {
      least = d;
      second = j;
      share = t;
    }
  }
  let bright = 0.5 + (select(1.0 - share, share, second > first) - 0.5) * setting(5u);
  let threshold = BAYER[((top + y) & 1u) * 2u + (x & 1u)] / 4.0;
  let pick = select(min(first, second), max(first, second), bright > threshold);
  put_rgb(8u, i, vec3f(at(7u, 6u * pick + 3u), at(7u, 6u * pick + 4u), at(7u, 6u * pick + 5u)));
}
