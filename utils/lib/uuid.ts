/**
 * A UUID version 7 (RFC 9562, section 5.7): 48 bits of epoch milliseconds, then 74 random bits, so that
 * ids sort by the time they were made. `now` is epoch milliseconds; `random` fills ten or more bytes.
 */
export function uuidv7(
  now: number = Date.now(),
  random: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => {
    crypto.getRandomValues(bytes);
  },
): string {
  const bytes = new Uint8Array(16);
  random(bytes.subarray(6));
  const view = new DataView(bytes.buffer);
  const time = Math.min(Math.max(0, Math.floor(now)), 2 ** 48 - 1);
  view.setUint16(0, Math.floor(time / 2 ** 32));
  view.setUint32(2, time % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex);
}
