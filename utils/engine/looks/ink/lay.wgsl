const PAPER = vec3f(248.0, 243.0, 231.0);
const INK = vec3f(19.0, 23.0, 40.0);
const WASH = vec3f(0.82, 0.7, 0.54);
const BLACK = 0.2;
const DARK = 0.45;
const LIGHT = 0.66;

fn edge(value: f32, place: f32, inverse: f32) -> f32 {
  let t = clamp((value - place) * inverse + 0.5, 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

fn stroke(place: f32, wide: f32, blur: f32) -> f32 {
  let off = abs(fract(place) - 0.5) * 2.0;
  return select(1.0 - edge(off, wide, blur), 0.0, wide <= 0.03);
}

fn pixel(x: u32, y: u32, i: u32) {
  let t = at(1u, i);
  let r = at(2u, i);
  let p = at(3u, i);
  let b = at(4u, i);
  let pen = 1.0 - edge(at(0u, i), setting(2u), setting(3u));
  let black = 1.0 - edge(t + 0.6 * r, BLACK, 16.0);
  let row = f32(y + top);
  let u = (f32(x) + row) * setting(4u) + b;
  let v = (f32(x) - row) * setting(4u) + b;
  let first = stroke(u, min(0.52, (0.52 - t + 0.12 * b) * 1.75), setting(5u));
  let second = stroke(v, min(0.5, (0.36 - t - 0.12 * b) * 2.2), setting(5u));
  let ink = max(max(pen, black), setting(1u) * max(first, second));
  let light = 1.0 - edge(t + r, LIGHT, 16.0);
  let dark = 1.0 - edge(t + 1.1 * r, DARK, 20.0);
  let wash = setting(0u) * (0.26 * light + 0.34 * dark) * (1.0 + p);
  let paper = (1.0 - ink) * (1.0 + 0.04 * p);
  put_rgb(5u, i, PAPER * paper * (vec3f(1.0) - wash * WASH) + INK * ink);
}
