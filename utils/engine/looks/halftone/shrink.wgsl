fn pixel(x: u32, y: u32, i: u32) {
  let side = i32(setting(0u));
  let across = i32(setting(1u));
  let down = i32(setting(2u));
  let offset = i32(setting(3u));
  let y0 = min(down - 1, max(0, offset + i32(y) * side));
  let y1 = max(y0 + 1, min(down, offset + (i32(y) + 1) * side));
  let x0 = min(across - 1, i32(x) * side);
  let x1 = max(x0 + 1, min(across, x0 + side));
  var sum = vec3f(0.0);
  for (var v = y0; v < y1; v++) {
    for (var u = x0; u < x1; u++) {
      sum += rgb(0u, u32(v * across + u));
    }
  }
  let mean = sum / (255.0 * f32((x1 - x0) * (y1 - y0)));
  put(1u, i, mean.x);
  put(2u, i, mean.y);
  put(3u, i, mean.z);
  put(4u, i, dot(mean, vec3f(0.299, 0.587, 0.114)));
}
