// Planes: pixels, means of red, green, blue (written where they begin), differences (written).
// Settings: 1 to begin.
fn pixel(x: u32, y: u32, i: u32) {
  let own = rgb(0u, i);
  for (var c = 0u; c < 3u; c++) {
    if (setting(0u) > 0.5) {
      put(1u + c, i, own[c]);
      put(4u + c, i, 0.0);
    } else {
      put(4u + c, i, own[c] - at(1u + c, i));
    }
  }
}
