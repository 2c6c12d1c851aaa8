// Planes: differences of red, green, blue from their means, the means (written), pixels (written).
// Settings: share of the new. Bytes of difference that are noise and that are movement: around, own.
const STILL_AROUND: f32 = 4.0;
const MOVED_AROUND: f32 = 8.0;
const STILL: f32 = 10.0;
const MOVED: f32 = 16.0;

fn around(k: u32, x: u32, y: u32) -> f32 {
  let left = max(x, 1u) - 1u;
  let right = min(x + 1u, width - 1u);
  var sum = 0.0;
  for (var j = max(y, 1u) - 1u; j <= y + 1u; j++) {
    let row = min(j, rows - 1u) * width;
    let weight = select(1.0, 2.0, y == 0u && j == 0u);
    sum += weight * (at(k, row + left) + at(k, row + x) + at(k, row + right));
  }
  return abs(sum) / 9.0;
}

fn pixel(x: u32, y: u32, i: u32) {
  let near = max(around(0u, x, y), max(around(1u, x, y), around(2u, x, y)));
  let away = vec3f(at(0u, i), at(1u, i), at(2u, i));
  let far = abs(away);
  let own = max(far.x, max(far.y, far.z));
  let moved = clamp(
    max((near - STILL_AROUND) / (MOVED_AROUND - STILL_AROUND), (own - STILL) / (MOVED - STILL)),
    0.0,
    1.0,
  );
  let fresh = setting(0u) + (1.0 - setting(0u)) * moved;
  let value = vec3f(at(3u, i), at(4u, i), at(5u, i)) + fresh * away;
  put(3u, i, value.x);
  put(4u, i, value.y);
  put(5u, i, value.z);
  put_rgb(6u, i, value);
}
