fn pixel(x: u32, y: u32, i: u32) {
  let t = clamp(at(0u, i), 0.0, 1.0);
  let v = 0.17 + 0.8 * (t * (1.4 - 0.4 * t));
  let gain = clamp(v / max(0.1, at(1u, i)), 0.7, 1.6);
  put(0u, i, v);
  put(2u, i, at(2u, i) * gain);
  put(3u, i, at(3u, i) * gain);
}
