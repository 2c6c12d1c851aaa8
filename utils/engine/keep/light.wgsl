// Oklab of light 0..1 (Ottosson 2020); light is the square of the byte here.
fn from_light(light: vec3f) -> vec3f {
  let cones = vec3f(
    dot(light, vec3f(0.4122214708, 0.5363325363, 0.0514459929)),
    dot(light, vec3f(0.2119034982, 0.6806995451, 0.1073969566)),
    dot(light, vec3f(0.0883024619, 0.2817188376, 0.6299787005)),
  );
  let root = pow(max(cones, vec3f(1e-12)), vec3f(1.0 / 3.0));
  return vec3f(
    dot(root, vec3f(0.2104542553, 0.793617785, -0.0040720468)),
    dot(root, vec3f(1.9779984951, -2.428592205, 0.4505937099)),
    dot(root, vec3f(0.0259040371, 0.7827717662, -0.808675766)),
  );
}

fn to_bytes(lab: vec3f) -> vec3f {
  let root = vec3f(
    dot(lab, vec3f(1.0, 0.3963377774, 0.2158037573)),
    dot(lab, vec3f(1.0, -0.1055613458, -0.0638541728)),
    dot(lab, vec3f(1.0, -0.0894841775, -1.291485548)),
  );
  let cones = root * root * root;
  let light = vec3f(
    dot(cones, vec3f(4.0767416621, -3.3077115913, 0.2309699292)),
    dot(cones, vec3f(-1.2684380046, 2.6097574011, -0.3413193965)),
    dot(cones, vec3f(-0.0041960863, -0.7034186147, 1.707614701)),
  );
  return 255.0 * sqrt(max(light, vec3f(0.0)));
}
