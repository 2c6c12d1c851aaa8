import { crc32 } from '@/utils/lib/crc32';
import { concat, damaged, fromLatin1, latin1, startsWith, take, viewOf } from './bytes';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
const XMP_KEYWORD = 'XML:com.adobe.xmp';

/** Chunks that make the picture look as it does (PNG third edition, section 11). All others go. */
const KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV'],
  ...['cLLI', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'],
]);

interface Chunk {
  name: string;
  data: Uint8Array;
  whole: Uint8Array;
}

/** The chunks of a PNG with their checksums verified, up to and without IEND. */
function* chunks(bytes: Uint8Array): Generator<Chunk> {
  if (!startsWith(bytes, SIGNATURE)) throw damaged('png signature');
  const view = viewOf(bytes);
  let at = SIGNATURE.length;
  for (;;) {
    const name = latin1(take(bytes, at + 4, 4, 'png chunk'));
    const length = view.getUint32(at);
    const data = take(bytes, at + 8, length, 'png chunk');
    const whole = take(bytes, at, length + 12, 'png chunk');
    if (!/^[A-Za-z]{4}$/.test(name)) throw damaged('png chunk name');
    if (view.getUint32(at + 8 + length) !== crc32(bytes.subarray(at + 4, at + 8 + length))) {
      throw damaged('png checksum');
    }
    if (name === 'IEND') return;
    yield { name, data, whole };
    at += length + 12;
  }
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = concat([fromLatin1(name), data]);
  const out = new Uint8Array(body.length + 8);
  const view = viewOf(out);
  view.setUint32(0, data.length);
  out.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  return out;
}

/** A PNG with the same picture, no metadata, nothing after its end and, if given, one XMP packet. */
export function rewritePng(bytes: Uint8Array, packet?: Uint8Array): Uint8Array[] {
  const out: Uint8Array[] = [fromLatin1(SIGNATURE)];
  let pictures = 0;
  for (const { name, whole } of chunks(bytes)) {
    if (out.length === 1 && name !== 'IHDR') throw damaged('png without header');
    if (name === 'IDAT') pictures++;
    if (KEPT.has(name)) out.push(whole);
    else if (/^[A-Z]/.test(name)) throw damaged('png unknown critical chunk');
    if (name === 'IHDR' && packet) {
      // Keyword, then: not compressed, method 0, no language, no translated keyword (XMP part 3, 1.1.5).
      out.push(chunk('iTXt', concat([fromLatin1(`${XMP_KEYWORD}\0\0\0\0\0`), packet])));
    }
  }
  if (pictures === 0) throw damaged('png without picture');
  out.push(chunk('IEND', new Uint8Array()));
  return out;
}

/** The first uncompressed XMP packet of a PNG. */
export function pngPacket(bytes: Uint8Array): Uint8Array | undefined {
  const prefix = `${XMP_KEYWORD}\0\0\0`;
  for (const { name, data } of chunks(bytes)) {
    if (name !== 'iTXt' || !startsWith(data, prefix)) continue;
    const language = data.indexOf(0, prefix.length);
    const keyword = language < 0 ? -1 : data.indexOf(0, language + 1);
    if (keyword >= 0) return data.subarray(keyword + 1);
  }
  return undefined;
}
