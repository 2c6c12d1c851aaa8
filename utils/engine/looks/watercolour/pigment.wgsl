fn encode(linear: vec3f) -> vec3f {
  let x = clamp(linear, vec3f(0.0), vec3f(1.0));
  let one = sqrt(x);
  let two = sqrt(one);
  let three = sqrt(two);
  let made = 0.662002687 * one + 0.68412206 * two - 0.323583601 * three - 0.022541147 * x;
  return clamp(made, vec3f(0.0), vec3f(1.0));
}

fn pixel(x: u32, y: u32, i: u32) {
  let border = setting(2u);
  let t = at(1u, i);
  let grain = at(5u, i);
  let water = at(4u, i);
  let edge1 = max(0.0, at(2u, i) - t);
  let edge2 = max(0.0, at(3u, i) - t);
  let before = at(5u, i - select(0u, 1u, x > 0u) - select(0u, width, top + y > 0u));
  let after = at(5u, i + select(0u, 1u, x + 1u < width) + select(0u, width, f32(top + y + 1u) < setting(1u)));
  let lit = clamp(setting(4u) * (after - before), -1.0, 1.0);
  let quiet = at(7u, i);
  let rimmed = max(0.0, 1.0 - abs(water - 0.15) / 0.02);
  let bloom = quiet * (0.34 * rimmed - 0.55 * smoothstep(0.15, 0.32, water));
  var density = (0.3 + 0.6 * quiet) * water + bloom + 3.8 * edge1 + 3.2 * edge2;
  density += (0.65 - 0.3 * t) * grain;
  var painted = 1.0;
  if (border > 0.0) {
    let row = f32(top + y);
    let place = min(min(row, setting(1u) - 1.0 - row), min(f32(x), f32(width - 1u - x)));
    let within = (place - border * (1.0 + at(6u, i))) / setting(3u) + 4.0 * grain;
    painted = smoothstep(-1.5, 1.5, within);
    density += 0.35 * max(0.0, 1.0 - abs(within - 2.0) / 5.0);
  }
  density *= setting(0u);
  let l = at(8u, i);
  let a = at(9u, i);
  let b = at(10u, i);
  let lms = vec3f(
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  );
  let cubes = lms * lms * lms;
  let own = encode(vec3f(
    dot(cubes, vec3f(4.0767416621, -3.3077115913, 0.2309699292)),
    dot(cubes, vec3f(-1.2684380046, 2.6097574011, -0.3413193965)),
    dot(cubes, vec3f(-0.0041960863, -0.7034186147, 1.707614701)),
  ));
  let made = clamp(own - (own - own * own) * density, vec3f(0.0), vec3f(1.0));
  let paper = vec3f(0.992, 0.982, 0.955) * (1.0 + 0.036 * lit);
  put_rgb(0u, i, 255.0 * paper * (1.0 + painted * (made - 1.0)));
}
