fn pixel(x: u32, y: u32, i: u32) {
  let sx = setting(0u);
  let g = vec2f((f32(x) + 0.5) * sx, (f32(top + y) + 0.5) * setting(1u));
  let across = u32(setting(3u));
  let u = min(across - 1u, u32(floor(g.x / setting(2u))));
  let v = min(u32(setting(4u)) - 1u, u32(floor(g.y / setting(2u))));
  let bin = v * across + u;
  var least = setting(5u) * setting(5u);
  var away = vec2f(0.0);
  var wide = 1.0;
  let end = u32(at(5u, bin + 1u));
  for (var s = u32(at(5u, bin)); s < end; s++) {
    let k = 6u * s;
    let along = vec2f(at(6u, k + 2u), at(6u, k + 3u));
    let p = g - vec2f(at(6u, k), at(6u, k + 1u));
    let e = p - clamp(dot(p, along) * at(6u, k + 4u), 0.0, 1.0) * along;
    let square = dot(e, e);
    if (square < least) {
      least = square;
      away = e;
      wide = at(6u, k + 5u);
    }
  }
  let length = sqrt(least);
  let n = away / max(1e-6, length);
  let d = length / sx;
  let inward = max(0.0, setting(7u) - d);
  let jx = clamp(i32(x) + i32(floor(n.x * inward + 0.5)), 0, i32(width) - 1);
  let jy = clamp(i32(y) + i32(floor(n.y * inward + 0.5)), 0, i32(rows) - 1);
  let j = u32(jy) * width + u32(jx);
  let half = setting(6u) * wide;
  let near = clamp(1.0 - (d - half) / setting(8u), 0.0, 1.0);
  let glass = (at(0u, j) + at(3u, i) + setting(9u) * at(4u, i)) * (1.0 - 0.3 * near * near);
  let cover = clamp(half - d + 0.5, 0.0, 1.0);
  let r = clamp(d / half, 0.0, 1.0);
  let flank = max(0.0, -0.6 * n.x - 0.8 * n.y) * 4.0 * r * (1.0 - r);
  let metal = 0.12 + 0.1 * at(0u, j) + 0.3 * min(1.0, 0.5 * half) * flank;
  let clear = 1.0 - 0.9 * cover;
  put(7u, i, glass + (metal - glass) * cover);
  put(8u, i, at(1u, j) * clear);
  put(9u, i, at(2u, j) * clear);
}
