fn linear(v: vec3f) -> vec3f {
  let high = pow((v + 0.055) / 1.055, vec3f(2.4));
  return select(high, v / 12.92, v <= vec3f(0.04045));
}

fn pixel(x: u32, y: u32, i: u32) {
  let wide = setting(0);
  let first = setting(1);
  let above = max(0.0, f32(y + top) * setting(4) - first);
  let below = min(setting(2), f32(y + top + 1u) * setting(4) - first);
  let left = f32(x) * setting(3);
  let right = min(wide, left + setting(3));
  var sum = vec3f(0.0);
  for (var sy = floor(above); sy < below; sy += 1.0) {
    let high = min(below, sy + 1.0) - max(above, sy);
    for (var sx = floor(left); sx < right; sx += 1.0) {
      let part = high * (min(right, sx + 1.0) - max(left, sx));
      let v = rgb(0, u32(sy) * u32(wide) + u32(sx)) / 255.0;
      sum += part * v * v;
    }
  }
  let light = linear(sqrt(sum / ((below - above) * (right - left))));
  let cones = pow(max(vec3f(1e-12), vec3f(
    dot(light, vec3f(0.4122214708, 0.5363325363, 0.0514459929)),
    dot(light, vec3f(0.2119034982, 0.6806995451, 0.1073969566)),
    dot(light, vec3f(0.0883024619, 0.2817188376, 0.6299787005)),
  )), vec3f(1.0 / 3.0));
  put(1, i, dot(cones, vec3f(0.2104542553, 0.793617785, -0.0040720468)));
  put(2, i, dot(cones, vec3f(1.9779984951, -2.428592205, 0.4505937099)));
  put(3, i, dot(cones, vec3f(0.0259040371, 0.7827717662, -0.808675766)));
}
