fn pixel(x: u32, y: u32, i: u32) {
  let own = at(0u, i);
  let away = at(1u, i) - own;
  let far = min(1.0, abs(away) / setting(0u));
  put(0u, i, own + away * (1.0 - far * far));
}
