fn light_of(k: u32, x: u32, y: u32) -> f32 {
  let cell = i32(setting(0));
  let wide = i32(setting(1));
  let strip_top = i32(setting(2));
  let left = i32(x) * cell;
  let right = min(wide, left + cell);
  let above = (i32(y) + i32(top)) * cell - strip_top;
  let first = max(0, above);
  let last = min(i32(setting(3)), above + cell);
  var sum = vec3f(0.0);
  for (var sy = first; sy < last; sy++) {
    for (var sx = left; sx < right; sx++) {
      let v = rgb(k, u32(sy * wide + sx)) / 255.0;
      sum += v * v;
    }
  }
  return from_light(sum / f32((last - first) * (right - left))).x;
}

fn pixel(x: u32, y: u32, i: u32) {
  let source = light_of(0, x, y);
  let away = source - light_of(1, x, y);
  put(2, i, source);
  put(3, i, away);
  put(4, i, source * source);
  put(5, i, source * away);
}
