fn pixel(x: u32, y: u32, i: u32) {
  let d = at(0u, i) - at(1u, i);
  put(1u, i, d * d);
}
