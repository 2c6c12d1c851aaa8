fn gradient(
  source: u32,
  outE: u32,
  outF: u32,
  outG: u32,
  width: u32,
  height: u32,
  x: u32,
  y: u32,
) {
  let up = (y - min(y, 1u)) * width;
  let middle = y * width;
  let down = min(y + 1u, height - 1u) * width;
  let l = x - min(x, 1u);
  let r = min(x + 1u, width - 1u);
  let nw = value(source, up + l);
  let ne = value(source, up + r);
  let sw = value(source, down + l);
  let se = value(source, down + r);
  let east = value(source, middle + r) - value(source, middle + l);
  let south = value(source, down + x) - value(source, up + x);
  let gx = 0.1875 * (ne + se - nw - sw) + 0.625 * east;
  let gy = 0.1875 * (sw + se - nw - ne) + 0.625 * south;
  let i = middle + x;
  keep(outE, i, gx * gx);
  keep(outF, i, gx * gy);
  keep(outG, i, gy * gy);
}

const FLAT = 1e-10;

fn eigen(
  inE: u32,
  inF: u32,
  inG: u32,
  outX: u32,
  outY: u32,
  outA: u32,
  width: u32,
  x: u32,
  y: u32,
) {
  let i = y * width + x;
  let e = value(inE, i);
  let f = value(inF, i);
  let g = value(inG, i);
  let root = sqrt((e - g) * (e - g) + 4.0 * f * f);
  let d = root + abs(e - g);
  let v = select(vec2f(d, -2.0 * f), vec2f(-2.0 * f, d), e >= g);
  let far = sqrt(dot(v, v));
  let directed = far > FLAT;
  let along = select(vec2f(1.0, 0.0), v / max(far, FLAT), directed);
  keep(outX, i, along.x);
  keep(outY, i, along.y);
  keep(outA, i, select(0.0, root / (e + g + FLAT), directed));
}
