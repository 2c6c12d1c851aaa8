// What every operation of `kernels/*.wgsl` has at hand. Pointers are byte offsets, as in the plain twins.

/// The arena.
@group(0) @binding(1) var<storage, read_write> heap: array<u32>;
/// Tables and weights, written once per strip.
@group(0) @binding(2) var<storage, read> constants: array<u32>;

/// Value `i` of a plane.
fn value(plane: u32, i: u32) -> f32 {
  return bitcast<f32>(heap[(plane >> 2u) + i]);
}

fn keep(plane: u32, i: u32, v: f32) {
  heap[(plane >> 2u) + i] = bitcast<u32>(v);
}

/// Pixel `i`: red in the lowest byte.
fn word(pixels: u32, i: u32) -> u32 {
  return heap[(pixels >> 2u) + i];
}

fn keep_word(pixels: u32, i: u32, rgba: u32) {
  heap[(pixels >> 2u) + i] = rgba;
}

/// Value `i` of a table.
fn constant(table: u32, i: u32) -> f32 {
  return bitcast<f32>(constants[(table >> 2u) + i]);
}

fn integer(table: u32, i: u32) -> u32 {
  return constants[(table >> 2u) + i];
}

fn hash(x: u32, y: u32, seed: u32) -> u32 {
  var h = (x * 0x27d4eb2du) ^ (y * 0x165667b1u) ^ seed;
  h = (h ^ (h >> 15u)) * 0x2c1b3c6du;
  h = (h ^ (h >> 12u)) * 0x297a2d39u;
  return h ^ (h >> 15u);
}

/// The hash as a number 0..1.
fn unit_hash(x: u32, y: u32, seed: u32) -> f32 {
  return f32(hash(x, y, seed)) * 2.3283064365386963e-10;
}

fn eased(t: f32) -> f32 {
  return t * t * (3.0 - 2.0 * t);
}
