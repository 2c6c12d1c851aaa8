fn phase(turn: f32) -> f32 {
  return 1.0 - 4.0 * abs(turn - floor(turn + 0.5));
}

fn pixel(x: u32, y: u32, i: u32) {
  let speck = at(6u, i);
  var colour = vec3f(setting(0u), setting(1u), setting(2u)) * (1.0 + setting(3u) * speck);
  let plates = u32(setting(5u));
  let px = f32(x);
  let py = f32(top + y);
  for (var plate = 0u; plate < plates; plate++) {
    let k = 7u + 15u * plate;
    let sx = clamp(i32(x) + i32(setting(k)), 0, i32(width) - 1);
    let sy = clamp(i32(y) + i32(setting(k + 1u)), 0, i32(rows) - 1);
    let j = u32(sy) * u32(setting(6u)) + u32(sx);
    let f = u32(sy) * width + u32(sx);
    let raw = at(5u, j) - at(4u, f);
    let detail = raw - clamp(raw, -0.014, 0.014);
    let amount = clamp(
      setting(k + 6u) * at(0u, j) + setting(k + 7u) * at(1u, j) + setting(k + 8u) * at(2u, j) +
        setting(k + 9u) * at(3u, j) + setting(k + 10u) * detail +
        setting(k + 11u),
      0.0,
      1.0
    );
    let c = setting(k + 2u);
    let s = setting(k + 3u);
    let u = phase(px * c + py * s + setting(k + 4u));
    let v = phase(py * c - px * s + setting(k + 5u));
    let screen = u * (1.5 - 0.5 * u * u) + v * (1.5 - 0.5 * v * v);
    let step = length(vec2f(1.0 - u * u, 1.0 - v * v));
    let edge = max(0.045, 0.95 * length(vec2f(c, s)) * step);
    let away = amount - 0.5;
    let over = 0.25 * screen + away * (0.64 + 1.72 * away * away);
    let cover = clamp(0.5 + over / (2.0 * edge), 0.0, 1.0) * (1.0 - setting(4u) * (0.5 + speck));
    colour *= 1.0 - cover * vec3f(setting(k + 12u), setting(k + 13u), setting(k + 14u));
  }
  put_rgb(7u, i, 255.0 * colour);
}
