import { concat, damaged, fromLatin1, startsWith, take, viewOf } from './bytes';

const XMP_HEADER = 'http://ns.adobe.com/xap/1.0/\0';

/** One stretch of a JPEG: a marker segment, or a marker without length, or a scan with its data. */
interface Segment {
  marker: number;
  /** Bytes after the marker and the length. */
  payload: Uint8Array;
  /** Everything from the marker on, entropy-coded data of a scan included. */
  whole: Uint8Array;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/** Index of the marker that ends entropy-coded data from `at` on: not a stuffed zero, not a restart. */
function endOfScan(bytes: Uint8Array, at: number): number {
  for (let i = bytes.indexOf(0xff, at); i >= 0; i = bytes.indexOf(0xff, i + 1)) {
    const next = bytes[i + 1];
    if (next === undefined) break;
    if (next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)) continue;
    return i;
  }
  throw damaged('jpeg scan without end');
}

/** The segments of a JPEG up to its end marker (ITU-T T.81, annex B); what follows is not looked at. */
function* segments(bytes: Uint8Array): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw damaged('jpeg start');
  const view = viewOf(bytes);
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw damaged('jpeg marker');
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === undefined || marker < 0xc0) throw damaged('jpeg marker');
    if (marker === EOI) return;
    if (marker === SOI || (marker >= 0xd0 && marker <= 0xd7)) throw damaged('jpeg stray marker');
    if (at + 4 > bytes.length) throw damaged('jpeg segment');
    const length = view.getUint16(at + 2);
    if (length < 2) throw damaged('jpeg segment length');
    const payload = take(bytes, at + 4, length - 2, 'jpeg segment');
    const end = marker === SOS ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    yield { marker, payload, whole: bytes.subarray(at, end) };
    at = end;
  }
}

function segment(marker: number, payload: Uint8Array): Uint8Array {
  const head = new Uint8Array([0xff, marker, 0, 0]);
  viewOf(head).setUint16(2, payload.length + 2);
  return concat([head, payload]);
}

/** Start-of-frame markers of the picture itself: C0..CF without DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** What of a segment stays: the picture, its colour profile and the two headers decoders rely on. */
function kept({ marker, payload, whole }: Segment): Uint8Array | undefined {
  if (isFrame(marker)) return whole;
  switch (marker) {
    case 0xc4: // DHT
    case 0xcc: // DAC
    case 0xdb: // DQT
    case 0xdc: // DNL
    case 0xdd: // DRI
    case SOS:
      return whole;
    case 0xe2:
      return startsWith(payload, 'ICC_PROFILE\0') ? whole : undefined;
    case 0xee: // Adobe: twelve bytes say how colours are coded
      if (!startsWith(payload, 'Adobe') || payload.length < 12) return undefined;
      return segment(0xee, payload.subarray(0, 12));
    default:
      return undefined;
  }
}

/** The JFIF header without its thumbnail (which would be a small copy of the original). */
function jfif({ marker, payload }: Segment): Uint8Array | undefined {
  if (marker !== 0xe0 || !startsWith(payload, 'JFIF\0') || payload.length < 14) return undefined;
  const head = payload.slice(0, 14);
  head[12] = 0;
  head[13] = 0;
  return segment(0xe0, head);
}

/**
 * A JPEG with the same picture, no metadata and, if given, one XMP packet. Pixels and colour profile
 * stay byte for byte. An orientation mark goes with the rest, so the picture must be stored upright.
 */
export function rewriteJpeg(bytes: Uint8Array, packet?: Uint8Array): Uint8Array[] {
  const body: Uint8Array[] = [];
  let header: Uint8Array | undefined;
  let frames = 0;
  let scans = 0;
  for (const part of segments(bytes)) {
    if (isFrame(part.marker)) frames++;
    if (part.marker === SOS) scans++;
    header ??= jfif(part);
    const keep = kept(part);
    if (keep) body.push(keep);
  }
  if (frames !== 1 || scans === 0) throw damaged('jpeg without picture');
  const out: Uint8Array[] = [new Uint8Array([0xff, SOI])];
  if (header) out.push(header);
  if (packet) out.push(segment(0xe1, concat([fromLatin1(XMP_HEADER), packet])));
  return [...out, ...body, new Uint8Array([0xff, EOI])];
}

/** The first XMP packet of a JPEG (XMP part 3, section 1.1.3). */
export function jpegPacket(bytes: Uint8Array): Uint8Array | undefined {
  for (const { marker, payload } of segments(bytes)) {
    if (marker === 0xe1 && startsWith(payload, XMP_HEADER)) {
      return payload.subarray(XMP_HEADER.length);
    }
    if (marker === SOS) return undefined;
  }
  return undefined;
}
