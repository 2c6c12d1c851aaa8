const PLATES = 8u;
const PLATE = 20u;

fn wave(turn: f32) -> f32 {
  let z = 1.0 - 4.0 * abs(turn - floor(turn + 0.5));
  return z * (1.5 - 0.5 * z * z);
}

fn ink(k: u32, x: u32, y: u32, i: u32, grains: vec2f, cloud: f32) -> f32 {
  let sx = clamp(i32(x) + i32(setting(k)), 0, i32(width) - 1);
  let sy = clamp(i32(y) + i32(setting(k + 1u)), 0, i32(rows) - 1);
  let j = u32(sy) * width + u32(sx);
  let colour = rgb(0u, j) / 255.0;
  let grey = dot(colour, vec3f(0.299, 0.587, 0.114));
  let t = setting(4u) + setting(5u) * at(1u, j);
  let gain = setting(6u) * clamp(t / (grey + 0.05), 0.7, 1.6);
  let cmy = vec3f(1.0) - clamp(vec3f(t) + (colour - vec3f(grey)) * gain, vec3f(0.0), vec3f(1.0));
  let dark = min(cmy.x, min(cmy.y, cmy.z));
  let asked = dot(cmy, vec3f(setting(k + 6u), setting(k + 7u), setting(k + 8u)));
  let amount = clamp(asked + setting(k + 9u) * dark + setting(k + 10u), 0.0, 1.0);
  let column = f32(x);
  let row = f32(top + y);
  let u = column * setting(k + 2u) + row * setting(k + 3u) + setting(k + 4u);
  let v = row * setting(k + 2u) - column * setting(k + 3u) + setting(k + 5u);
  let screen = 0.5 + 0.25 * (wave(u) + wave(v));
  let noise = dot(grains, vec2f(setting(k + 18u), setting(k + 19u)));
  let over = (amount - 0.5) * 1.2 - 0.49 + screen + setting(k + 15u) * noise;
  let cover = clamp(0.5 + over / (2.0 * setting(k + 14u)), 0.0, 1.0);
  let lost = setting(k + 16u) * max(0.0, noise - 0.12) + setting(k + 17u) * (0.5 + cloud);
  return cover * (1.0 - lost);
}

fn pixel(x: u32, y: u32, i: u32) {
  let grains = vec2f(at(2u, i), at(3u, i));
  let cloud = at(4u, i);
  var made = vec3f(setting(0u), setting(1u), setting(2u)) * (1.0 + setting(3u) * grains.x);
  let count = u32(setting(7u));
  for (var plate = 0u; plate < count; plate++) {
    let k = PLATES + plate * PLATE;
    let part = ink(k, x, y, i, grains, cloud);
    made *= vec3f(1.0) - part * vec3f(setting(k + 11u), setting(k + 12u), setting(k + 13u));
  }
  put_rgb(5u, i, 255.0 * made);
}
