fn pixel(x: u32, y: u32, i: u32) {
  let raw = at(0u, i) - at(1u, i);
  let strength = setting(0u) + setting(1u) * at(2u, i);
  let line = raw - clamp(raw, -setting(2u), setting(2u));
  put(0u, i, clamp(strength * line, -0.4, 0.12));
}
