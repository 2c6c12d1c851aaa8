fn pixel(x: u32, y: u32, i: u32) {
  put(2u, i, abs(at(0u, i) - at(1u, i)));
}
