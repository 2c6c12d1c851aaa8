const FINE = 0.004;
const CALM = 0.0005;
const LEAST = 0.34;

fn pixel(x: u32, y: u32, i: u32) {
  let v = at(1u, i);
  let full = LEAST + (1.0 - LEAST) * v / (v + CALM);
  put(0u, i, at(0u, i) * full * (1.0 - 0.7 * v / (v + FINE)));
}
