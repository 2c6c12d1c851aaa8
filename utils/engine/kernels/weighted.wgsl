fn part(k: u32, i: u32) -> f32 {
  let weight = setting(k);
  if (weight == 0.0) {
    return 0.0;
  }
  return weight * at(k, i);
}

fn pixel(x: u32, y: u32, i: u32) {
  put(0u, i, setting(0u) + part(1u, i) + part(2u, i) + part(3u, i));
}
