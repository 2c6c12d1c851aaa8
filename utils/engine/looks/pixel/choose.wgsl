const SALIENCE: f32 = 7.0;

fn pixel(x: u32, y: u32, i: u32) {
  let weights = vec3f(0.301, 0.586, 0.113) / 255.0;
  let dark = rgb(0u, i);
  let light = rgb(1u, i);
  let part = at(2u, i);
  let around = at(3u, i);
  let low = dot(dark, weights);
  let high = dot(light, weights);
  let below = part * (0.5 + SALIENCE * abs(around - low));
  let above = (1.0 - part) * (0.5 + SALIENCE * abs(high - around));
  let vote = clamp(0.5 + 2.0 * (below - above) / (below + above), 0.0, 1.0);
  let t = part + smoothstep(0.05, 0.2, high - low) * (vote - part);
  put_rgb(4u, i, light + t * (dark - light));
}
