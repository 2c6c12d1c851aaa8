fn pixel(x: u32, y: u32, i: u32) {
  let guard = min(1.0, 0.75 * at(9u, i) + at(10u, i));
  let free = 1.0 - 0.9 * guard;
  let px = clamp(f32(x) + free * at(6u, i), 0.0, f32(width - 1u));
  let py = clamp(f32(y) + free * at(7u, i), 0.0, f32(rows - 1u));
  let x0 = u32(floor(px));
  let y0 = u32(floor(py));
  let fx = px - floor(px);
  let fy = py - floor(py);
  let j = y0 * width + x0;
  let right = select(0u, 1u, x0 + 1u < width);
  let down = select(0u, width, y0 + 1u < rows);
  let bleed = free * smoothstep(setting(0u), setting(1u), at(8u, i));
  for (var c = 0u; c < 3u; c++) {
    let upper = mix(at(c, j), at(c, j + right), fx);
    let lower = mix(at(c, j + down), at(c, j + down + right), fx);
    let crisp = mix(upper, lower, fy);
    put(11u + c, i, mix(crisp, at(3u + c, i), bleed));
  }
}
