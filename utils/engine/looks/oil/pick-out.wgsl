fn pixel(x: u32, y: u32, i: u32) {
  let t = clamp((at(6u, i) - 0.03 - 0.5 * at(7u, i)) / 0.06, 0.0, 1.0);
  let back = 0.85 * t * t * (3.0 - 2.0 * t);
  for (var k = 0u; k < 3u; k++) {
    put(k, i, mix(at(k, i), at(k + 3u, i), back));
  }
}
