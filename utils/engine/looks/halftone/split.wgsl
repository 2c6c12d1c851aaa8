fn pixel(x: u32, y: u32, i: u32) {
  let light = vec3f(at(0u, i), at(1u, i), at(2u, i));
  let t = at(3u, i);
  let grey = dot(light, vec3f(0.299, 0.587, 0.114));
  let gain = setting(0u) * clamp(t / (grey + 0.05), 0.7, 2.4);
  let ink = 1.0 - clamp(t + (light - grey) * gain, vec3f(0.0), vec3f(1.0));
  let start = setting(1u);
  let dark = clamp((min(ink.x, min(ink.y, ink.z)) - start) / (1.0 - start), 0.0, 1.0);
  let k = setting(2u) * dark * (0.35 + 0.65 * dark);
  let gone = setting(3u) * k;
  let colour = clamp((ink - gone) / (1.0 - gone), vec3f(0.0), vec3f(1.0));
  put(0u, i, colour.x);
  put(1u, i, colour.y);
  put(2u, i, colour.z);
  put(4u, i, k);
}
