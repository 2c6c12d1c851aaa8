// What a look's own step has at hand: planes by their number, settings, and where the window lies.

struct LookArgs {
  columns: u32,
  rows: u32,
  top: u32,
  settings: u32,
  planes: array<vec4u, 8>,
}

@group(0) @binding(0) var<uniform> look_args: LookArgs;
@group(0) @binding(1) var<storage, read_write> look_heap: array<u32>;
@group(0) @binding(2) var<storage, read> look_constants: array<u32>;

/// Size of the window, and the absolute row of its first row.
var<private> width: u32;
var<private> rows: u32;
var<private> top: u32;

fn look_word(k: u32, i: u32) -> u32 {
  return look_args.planes[k >> 2u][k & 3u] + i;
}

/// Value `i` of plane `k`.
fn at(k: u32, i: u32) -> f32 {
  return bitcast<f32>(look_heap[look_word(k, i)]);
}

fn put(k: u32, i: u32, v: f32) {
  look_heap[look_word(k, i)] = bitcast<u32>(v);
}

/// Red, green, blue of pixel `i` of the pixels `k`, each 0..255.
fn rgb(k: u32, i: u32) -> vec3f {
  let rgba = look_heap[look_word(k, i)];
  return vec3f(f32(rgba & 255u), f32((rgba >> 8u) & 255u), f32((rgba >> 16u) & 255u));
}

/// Sets pixel `i`, clamped and rounded to the nearest (halves to even), opaque.
fn put_rgb(k: u32, i: u32, v: vec3f) {
  let c = vec3u(round(clamp(v, vec3f(0.0), vec3f(255.0))));
  look_heap[look_word(k, i)] = c.r | (c.g << 8u) | (c.b << 16u) | 0xff000000u;
}

fn setting(k: u32) -> f32 {
  return bitcast<f32>(look_constants[look_args.settings + k]);
}
