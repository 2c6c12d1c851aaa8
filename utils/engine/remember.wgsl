// Planes: the new values, what they were before (both written). Settings: share of the new, 1 to
// begin, 1 over the difference from which nothing of the old is left.
fn pixel(x: u32, y: u32, i: u32) {
  let now = at(0u, i);
  let away = select(at(1u, i) - now, 0.0, setting(1u) > 0.5);
  let far = min(1.0, abs(away) * setting(2u));
  let mixed = now + away * (1.0 - setting(0u)) * (1.0 - far * far);
  put(0u, i, mixed);
  put(1u, i, mixed);
}
