// Planes: the new values, what they were before (both written). Settings: share of the new, 1 to begin.
fn pixel(x: u32, y: u32, i: u32) {
  let now = at(0u, i);
  let before = select(at(1u, i), now, setting(1u) > 0.5);
  let mixed = before + setting(0u) * (now - before);
  put(0u, i, mixed);
  put(1u, i, mixed);
}
