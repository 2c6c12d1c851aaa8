fn pixel(x: u32, y: u32, i: u32) {
  let side = u32(setting(0u));
  put_rgb(1u, i, rgb(0u, ((y + u32(setting(2u))) / side) * u32(setting(1u)) + x / side));
}
