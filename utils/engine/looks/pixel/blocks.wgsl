fn luma(c: vec3f) -> u32 {
  return (77u * u32(c.x + 0.5) + 150u * u32(c.y + 0.5) + 29u * u32(c.z + 0.5)) >> 8u;
}

fn pixel(x: u32, y: u32, i: u32) {
  let side = i32(setting(0u));
  let across = i32(setting(1u));
  let down = i32(setting(2u));
  let offset = i32(setting(3u));
  let y0 = min(down - 1, max(0, offset + i32(y) * side));
  let y1 = max(y0 + 1, min(down, offset + (i32(y) + 1) * side));
  let x0 = min(across - 1, i32(x) * side);
  let x1 = min(across, x0 + side);
  let count = u32((x1 - x0) * (y1 - y0));
  var sum = 0u;
  for (var v = y0; v < y1; v++) {
    for (var u = x0; u < x1; u++) {
      sum += luma(rgb(0u, u32(v * across + u)));
    }
  }
  let middle = sum / count;
  var low = vec3f(0.0);
  var high = vec3f(0.0);
  var lows = 0u;
  for (var v = y0; v < y1; v++) {
    for (var u = x0; u < x1; u++) {
      let c = rgb(0u, u32(v * across + u));
      if (luma(c) < middle) {
        low += c;
        lows++;
      } else {
        high += c;
      }
    }
  }
  high = high / f32(count - lows);
  low = select(high, low / f32(max(1u, lows)), lows > 0u);
  put_rgb(1u, i, low);
  put_rgb(2u, i, high);
  put(3u, i, f32(lows) / f32(count));
  put(4u, i, f32(sum) / (255.0 * f32(count)));
}
