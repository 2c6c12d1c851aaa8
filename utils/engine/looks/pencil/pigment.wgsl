fn soft(v: f32, low: f32, high: f32) -> f32 {
  let t = clamp((v - low) / (high - low), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

fn pixel(x: u32, y: u32, i: u32) {
  let v = at(0u, i);
  let bare = clamp(v + 0.3 * (v - at(1u, i)), 0.0, 1.0);
  let t = bare + 0.36 * bare * (1.0 - bare);
  let grain = at(2u, i);
  let k1 = setting(0u) * clamp(9.0 * at(4u, i), -1.4, 1.4);
  let k2 = setting(0u) * clamp(9.0 * at(5u, i), -1.4, 1.4);
  let lit = 0.44 + 0.545 * t;
  let gain = setting(1u) * clamp(lit / max(0.1, at(6u, i)), 0.8, 1.6);
  let own = gain * vec2f(at(7u, i), at(8u, i));
  let need = 1.0 - t + 1.3 * length(own);
  let base = soft(min(0.18, need * 1.0 - 0.36) + 0.5 * k1 + 0.36 * grain, -0.55, 0.55);
  let deep = 0.7 * soft(min(0.42, (1.0 - t) * 1.5 - 1.02) + 0.5 * k2 + 0.36 * grain, -0.6, 0.6);
  var made = mix(vec3f(0.968, 0.0, 0.012), vec3f(0.8 * lit + 0.186, own), base);
  made = mix(made, vec3f(0.03 + 0.62 * lit, 1.05 * own.x, 1.05 * own.y - 0.008), deep);
  let pen = setting(2u) * (1.0 - soft(at(3u, i), setting(3u) - setting(4u), setting(3u) + setting(4u)));
  let drawn = pen * clamp(0.78 + 0.3 * grain + 0.12 * k1, 0.0, 1.0);
  put(6u, i, made.x + (0.1 - 0.6 * made.x) * drawn + 0.016 * grain);
  put(7u, i, made.y + (0.7 * own.x + 0.008 - made.y) * drawn);
  put(8u, i, made.z + (0.7 * own.y - made.z) * drawn);
}
