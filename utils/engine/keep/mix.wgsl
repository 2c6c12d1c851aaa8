// The square of the contrast below which source and result count as equally plain.
const PLAIN = 0.0004;

// Where a pixel lies between four cells: their indices, and shares of the lower and the right ones.
struct Place {
  upper: vec2u,
  lower: vec2u,
  down: f32,
  right: f32,
}

fn value(k: u32, p: Place) -> f32 {
  let left = mix(at(k, p.upper.x), at(k, p.lower.x), p.down);
  let right = mix(at(k, p.upper.y), at(k, p.lower.y), p.down);
  return mix(left, right, p.right);
}

fn pixel(x: u32, y: u32, i: u32) {
  let cell = setting(0);
  let across = setting(1);
  let v = clamp((f32(y + top) + 0.5) / cell - 0.5 - setting(2), 0.0, setting(3) - 1.0);
  let u = clamp((f32(x) + 0.5) / cell - 0.5, 0.0, across - 1.0);
  let row = floor(v);
  let column = floor(u);
  let columns = vec2u(u32(column), u32(min(across - 1.0, column + 1.0)));
  let below = min(setting(3) - 1.0, row + 1.0);
  let p = Place(u32(row * across) + columns, u32(below * across) + columns, v - row, u - column);

  let taken = rgb(0, i) / 255.0;
  let source = from_light(taken * taken);
  let now = rgb(1, i) / 255.0;
  let made = from_light(now * now);
  let light = source.x;
  let base = value(2, p) * light + value(3, p);
  let away = value(4, p) * light + value(5, p);
  let guard = value(6, p);
  let tone = mix(setting(4), setting(5), guard);
  let fine = mix(setting(6), setting(7), guard);
  let own = light - base;
  let other = made.x - base + away;
  let q = fine * fine * (own * own + PLAIN);
  let r = (1.0 - fine) * (1.0 - fine) * (other * other + PLAIN);
  let part = q / (q + r);
  let all = source - made;
  let tint = setting(8) + part * (1.0 - setting(8));
  let lightness = made.x + tone * away + part * (all.x - away);
  put_rgb(1, i, to_bytes(vec3f(lightness, made.yz + tint * all.yz)));
}
