fn pixel(x: u32, y: u32, i: u32) {
  let fx = at(0u, i);
  let fy = at(1u, i);
  let w = at(2u, i) * at(3u, i);
  let c = w * (fx * fx - fy * fy) + setting(0u);
  let s = w * 2.0 * fx * fy + setting(1u);
  let length = sqrt(c * c + s * s) + 1e-12;
  let sine = sqrt(max(0.0, 0.5 * (1.0 - c / length)));
  put(4u, i, sqrt(max(0.0, 0.5 * (1.0 + c / length))));
  put(5u, i, select(sine, -sine, s < 0.0));
}
