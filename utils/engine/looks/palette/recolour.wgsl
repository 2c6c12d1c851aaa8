const SIDE: u32 = 17u;
const DETAIL_LIMIT: f32 = 0.16;
const WARM = vec3f(1.0, 0.86, 0.66);

fn node(r: u32, g: u32, b: u32) -> vec3f {
  let k = 4u * ((r * SIDE + g) * SIDE + b);
  return vec3f(at(1u, k), at(1u, k + 1u), at(1u, k + 2u));
}

fn pixel(x: u32, y: u32, i: u32) {
  let place = rgb(0u, i) * (f32(SIDE - 1u) / 255.0);
  let low = min(vec3f(f32(SIDE - 2u)), floor(place));
  let part = place - low;
  let r = u32(low.x);
  let g = u32(low.y);
  let b = u32(low.z);
  let front = mix(
    mix(node(r, g, b), node(r, g, b + 1u), part.z),
    mix(node(r, g + 1u, b), node(r, g + 1u, b + 1u), part.z),
    part.y,
  );
  let back = mix(
    mix(node(r + 1u, g, b), node(r + 1u, g, b + 1u), part.z),
    mix(node(r + 1u, g + 1u, b), node(r + 1u, g + 1u, b + 1u), part.z),
    part.y,
  );
  let around = at(3u, i);
  let fine = clamp(at(2u, i) - around, -DETAIL_LIMIT, DETAIL_LIMIT);
  let add = 255.0 * (setting(0u) * fine + at(4u, i));
  let colour = mix(front, back, part.x) + vec3f(add);
  let dx = f32(x) - setting(3u);
  let dy = f32(top + y) - setting(4u);
  let off = (dx * dx + dy * dy) * setting(5u);
  let glow = setting(1u) * max(0.0, around - 0.5);
  put_rgb(5u, i, (colour + (vec3f(255.0) - colour) * glow * WARM) * (1.0 - setting(2u) * off * off));
}
