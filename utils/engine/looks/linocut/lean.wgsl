fn pixel(x: u32, y: u32, i: u32) {
  let form = vec2f(at(0u, i), at(1u, i));
  let directed = at(2u, i);
  let weight = directed * directed * directed * directed;
  let c = weight * (form.x * form.x - form.y * form.y) + setting(0u);
  let s = weight * 2.0 * form.x * form.y + setting(1u);
  let size = sqrt(c * c + s * s) + 1e-9;
  let sine = sqrt(max(0.0, 0.5 - 0.5 * c / size));
  put(3u, i, sqrt(max(0.0, 0.5 + 0.5 * c / size)));
  put(4u, i, select(sine, -sine, s < 0.0));
}
