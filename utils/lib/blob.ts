/** True for a Blob or File of any realm: in Firefox one that came by message is not `instanceof Blob`. */
export function isBlob(value: unknown): value is Blob {
  const tag = Object.prototype.toString.call(value);
  return tag === '[object Blob]' || tag === '[object File]';
}
