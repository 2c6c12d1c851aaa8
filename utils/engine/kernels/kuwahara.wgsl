const ANGLES = 32u;
const STEPS = 8.0;

fn half_turn(x: f32, y: f32) -> f32 {
  let ax = abs(x);
  let ay = abs(y);
  let t = min(ax, ay) / max(max(ax, ay), 1e-20);
  let s = t * t;
  let part = t * (0.317947 + s * (-0.10256 + s * (0.049 - s * 0.014466)));
  let quarter = select(part, 0.5 - part, ay > ax);
  return select(quarter, 1.0 - quarter, (x < 0.0) != (y < 0.0));
}

fn calm(l: vec4f, a: vec4f, b: vec4f, q: vec4f, hardness: f32, squarings: u32) -> vec4f {
  var v = max(vec4f(0.0), q - (l * l + a * a + b * b)) * hardness;
  for (var s = 0u; s < squarings; s++) {
    v *= v;
  }
  return 1.0 / (1.0 + v);
}

fn kuwahara(
  flowX: u32,
  flowY: u32,
  anisotropy: u32,
  outL: u32,
  outA: u32,
  outB: u32,
  width: u32,
  reach: u32,
  offsets: u32,
  weights: u32,
  hardness: f32,
  squarings: u32,
  x: u32,
  y: u32,
) {
  let i = y * width + x;
  let row = i32(width + 2u * reach);
  let turn = half_turn(value(flowX, i), value(flowY, i));
  let angle = u32(turn * f32(ANGLES) + 0.5) & (ANGLES - 1u);
  let step = u32(clamp(value(anisotropy, i), 0.0, 1.0) * (STEPS - 1.0) + 0.5);
  let kernel = step * ANGLES + angle;
  let centre = i32(y + reach) * row + i32(x + reach);
  var l0 = vec4f(0.0);
  var l1 = vec4f(0.0);
  var a0 = vec4f(0.0);
  var a1 = vec4f(0.0);
  var b0 = vec4f(0.0);
  var b1 = vec4f(0.0);
  var q0 = vec4f(0.0);
  var q1 = vec4f(0.0);
  let end = constants[kernel + 1u];
  for (var n = constants[kernel]; n < end; n++) {
    // A sample's place: dx in the lower half, dy in the upper.
    let place = i32(constants[offsets + n]);
    let p = wide[centre + (place >> 16u) * row + ((place << 16u) >> 16u)];
    let w0 = shares[weights + 2u * n];
    let w1 = shares[weights + 2u * n + 1u];
    l0 += w0 * p.x;
    l1 += w1 * p.x;
    a0 += w0 * p.y;
    a1 += w1 * p.y;
    b0 += w0 * p.z;
    b1 += w1 * p.z;
    q0 += w0 * p.w;
    q1 += w1 * p.w;
  }
  let k0 = calm(l0, a0, b0, q0, hardness, squarings);
  let k1 = calm(l1, a1, b1, q1, hardness, squarings);
  let inverse = 1.0 / dot(k0 + k1, vec4f(1.0));
  keep(outL, i, (dot(l0, k0) + dot(l1, k1)) * inverse);
  keep(outA, i, (dot(a0, k0) + dot(a1, k1)) * inverse);
  keep(outB, i, (dot(b0, k0) + dot(b1, k1)) * inverse);
}
