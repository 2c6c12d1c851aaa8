fn linear(pixels: u32, decode: u32, i: u32) -> vec3f {
  let rgba = word(pixels, i);
  return vec3f(
    constant(decode, rgba & 255u),
    constant(decode, (rgba >> 8u) & 255u),
    constant(decode, (rgba >> 16u) & 255u),
  );
}

fn cone(rgb: vec3f) -> vec3f {
  let lms = max(vec3f(
    dot(rgb, vec3f(0.4122214708, 0.5363325363, 0.0514459929)),
    dot(rgb, vec3f(0.2119034982, 0.6806995451, 0.1073969566)),
    dot(rgb, vec3f(0.0883024619, 0.2817188376, 0.6299787005)),
  ), vec3f(1e-12));
  // A power is off by a few units in the last place at best; one step of Halley's method mends it.
  let y = pow(lms, vec3f(1.0 / 3.0));
  let cube = y * y * y;
  let root = y * (cube + 2.0 * lms) / (2.0 * cube + lms);
  return select(vec3f(0.0), root, lms > vec3f(1e-12));
}

fn lab(pixels: u32, decode: u32, outL: u32, outA: u32, outB: u32, width: u32, x: u32, y: u32) {
  let i = y * width + x;
  let lms = cone(linear(pixels, decode, i));
  keep(outL, i, dot(lms, vec3f(0.2104542553, 0.793617785, -0.0040720468)));
  keep(outA, i, dot(lms, vec3f(1.9779984951, -2.428592205, 0.4505937099)));
  keep(outB, i, dot(lms, vec3f(0.0259040371, 0.7827717662, -0.808675766)));
}

fn lightness(pixels: u32, decode: u32, out: u32, width: u32, x: u32, y: u32) {
  let i = y * width + x;
  let lms = cone(linear(pixels, decode, i));
  keep(out, i, dot(lms, vec3f(0.2104542553, 0.793617785, -0.0040720468)));
}

fn encoded(table: u32, linear: f32) -> u32 {
  let index = u32(sqrt(clamp(linear, 0.0, 1.0)) * 4095.0 + 0.5);
  return (constants[(table + index) >> 2u] >> (8u * (index & 3u))) & 255u;
}

fn rgba(inL: u32, inA: u32, inB: u32, table: u32, pixels: u32, width: u32, x: u32, y: u32) {
  let i = y * width + x;
  let lab = vec3f(value(inL, i), value(inA, i), value(inB, i));
  let root = vec3f(
    dot(lab, vec3f(1.0, 0.3963377774, 0.2158037573)),
    dot(lab, vec3f(1.0, -0.1055613458, -0.0638541728)),
    dot(lab, vec3f(1.0, -0.0894841775, -1.291485548)),
  );
  let lms = root * root * root;
  let r = encoded(table, dot(lms, vec3f(4.0767416621, -3.3077115913, 0.2309699292)));
  let g = encoded(table, dot(lms, vec3f(-1.2684380046, 2.6097574011, -0.3413193965)));
  let b = encoded(table, dot(lms, vec3f(-0.0041960863, -0.7034186147, 1.707614701)));
  keep_word(pixels, i, r | (g << 8u) | (b << 16u) | 0xff000000u);
}
