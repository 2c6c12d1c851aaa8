const VIVID = 14.792899;

fn pixel(x: u32, y: u32, i: u32) {
  let back = 0.85 * at(6u, i);
  let a = mix(at(1u, i), at(4u, i), back);
  let b = mix(at(2u, i), at(5u, i), back);
  let gain = mix(setting(0u), setting(1u), min(1.0, VIVID * (a * a + b * b)));
  put(0u, i, mix(at(0u, i), at(3u, i), back));
  put(1u, i, gain * a);
  put(2u, i, gain * b);
}
