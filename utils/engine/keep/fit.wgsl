fn pixel(x: u32, y: u32, i: u32) {
  let mean = at(0, i);
  let away = at(1, i);
  let spread = max(0.0, at(2, i) - mean * mean);
  let part = 1.0 / (spread + setting(0));
  let own = spread * part;
  let slope = (at(3, i) - mean * away) * part;
  put(0, i, own);
  put(1, i, mean - own * mean);
  put(2, i, slope);
  put(3, i, away - slope * mean);
}
