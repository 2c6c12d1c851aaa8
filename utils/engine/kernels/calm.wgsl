const MOVED: f32 = 14.0;

fn pixel(x: u32, y: u32, i: u32) {
  let own = rgb(0u, i);
  let away = 255.0 * vec3f(at(1u, i), at(2u, i), at(3u, i)) - own;
  let far = min(vec3f(1.0), abs(away) / MOVED);
  put_rgb(4u, i, own + away * (vec3f(1.0) - far * far));
}
