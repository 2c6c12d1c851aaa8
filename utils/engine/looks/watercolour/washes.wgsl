fn pixel(x: u32, y: u32, i: u32) {
  let layers = setting(0u);
  let chroma = setting(2u);
  let guard = min(1.0, 0.35 * at(4u, i) + at(5u, i));
  let own = clamp(at(1u, i) - at(2u, i), -0.2, 0.2);
  let v = clamp(at(0u, i) + setting(3u) * (0.16 + 0.6 * guard) * own, 0.0, 1.0);
  let n = at(3u, i);
  let place = v * layers + 0.5 * n;
  let step = floor(place);
  let half = clamp(setting(1u) + 0.5 * n, 0.08, 0.5);
  let glazed = (step + smoothstep(0.5 - half, 0.5 + half, place - step)) / layers;
  let t = clamp(glazed + (0.25 + 0.35 * guard) * (v - glazed), 0.0, 1.0);
  let dark = 1.0 - smoothstep(0.05, 0.5, t);
  let paper = 1.0 - smoothstep(0.86, 1.0, t);
  let ca = at(8u, i);
  let cb = at(9u, i);
  let vivid = min(1.0, 18.0 * (ca * ca + cb * cb));
  let gain = paper * (chroma + (1.0 - chroma) * vivid);
  let drift = (1.0 - guard) * paper * n;
  put(6u, i, t);
  put(7u, i, 0.27 + t * (0.93 - 0.2 * t));
  put(8u, i, ca * gain - 0.002 * dark + 0.02 * drift);
  put(9u, i, cb * gain - 0.022 * dark - 0.045 * drift);
}
