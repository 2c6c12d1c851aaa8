fn soft(value: f32, low: f32, high: f32) -> f32 {
  let t = clamp((value - low) / (high - low), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

fn three(k: u32) -> vec3f {
  return vec3f(setting(k), setting(k + 1u), setting(k + 2u));
}

fn pixel(x: u32, y: u32, i: u32) {
  let line = at(0u, i);
  let fine = at(6u, i);
  let tone = mix(at(1u, i), at(7u, i), fine);
  let stroke = at(2u, i);
  let rag = at(3u, i);
  let mottle = at(4u, i);
  let skin = at(5u, i);
  let held = 1.0 - 0.75 * fine;
  let wide = setting(5u);
  let fuzz = setting(1u);
  let cut = setting(4u) * held * (1.0 - 0.35 * skin) * stroke + 0.06 * rag;
  let key = tone + cut + 0.09 * skin;
  let area = 1.0 - soft(key, setting(2u) - wide, setting(2u) + wide);
  let drawn = 1.0 - soft(line + 0.25 * rag * fuzz, setting(0u) - fuzz, setting(0u) + fuzz);
  let bright = soft(line, setting(6u) - fuzz, setting(6u) + fuzz);
  let solid = max(area * (1.0 - 0.85 * bright), drawn);
  let second = 1.0 - soft(tone + 0.8 * cut + 0.03 * skin, setting(3u) - wide, setting(3u) + wide);
  let missed = clamp((0.75 - held) * 4.0 + 1.5 * skin, 0.0, 1.0);
  let ragged = soft(mottle, -0.02, 0.22);
  let mark = setting(7u) * ragged * (1.0 - missed) * (1.0 - soft(stroke, -1.75, -1.35));
  let place = vec2f(f32(x) + 0.5, f32(top + y) + 0.5);
  let far = vec2f(setting(9u), setting(10u)) - place;
  let near = min(place, far);
  let edge = min(near.x, near.y) + setting(8u) * (0.5 * rag + 0.9 * mottle);
  let block = clamp((edge - setting(8u)) * 0.6 + 0.5, 0.0, 1.0);
  let salt = 1.0 - 0.55 * soft(rag + 0.35 * mottle, 0.38, 0.5);
  let inkB = block * salt * max(solid, setting(20u) * mark);
  let inkA = block * (0.94 * salt + 0.06) * max(second, mark) * setting(21u);
  let paper = three(11u) * (1.0 + 0.05 * mottle + 0.025 * rag);
  let under = paper + (three(14u) * (1.0 + 0.1 * mottle) - paper) * inkA;
  put_rgb(8u, i, under + (three(17u) * (1.0 + 0.2 * mottle) - under) * inkB);
}
