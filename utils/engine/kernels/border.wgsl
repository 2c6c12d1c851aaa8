fn border(
  inL: u32,
  inA: u32,
  inB: u32,
  inWidth: u32,
  height: u32,
  reach: u32,
  width: u32,
  x: u32,
  y: u32,
) {
  let sx = min(max(x, reach) - reach, inWidth - 1u);
  let sy = min(max(y, reach) - reach, height - 1u);
  let i = sy * inWidth + sx;
  let lab = vec3f(value(inL, i), value(inA, i), value(inB, i));
  wide[y * width + x] = vec4f(lab, dot(lab, lab));
}
