fn pixel(x: u32, y: u32, i: u32) {
  let back = setting(0u) * at(6u, i);
  for (var k = 0u; k < 3u; k++) {
    put(k, i, mix(at(k, i), at(k + 3u, i), back));
  }
}
