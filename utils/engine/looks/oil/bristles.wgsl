fn pixel(x: u32, y: u32, i: u32) {
  let calm = 1.0 - at(3u, i);
  let dab = mix(at(0u, i), at(1u, i), calm);
  put(0u, i, 0.5 + mix(dab, at(2u, i), 0.5 - 0.34 * calm));
}
