import { concat, damaged, fromLatin1, latin1, startsWith, take, viewOf } from './bytes';

// Flags of the VP8X chunk (WebP container specification, "Extended File Format").
const ANIMATION = 0x02;
const XMP = 0x04;
const ALPHA = 0x10;
const ICC = 0x20;

interface Chunk {
  name: string;
  data: Uint8Array;
}

/** The chunks between two offsets; each is padded to an even length. */
function* chunks(bytes: Uint8Array, from: number, to: number): Generator<Chunk> {
  const view = viewOf(bytes);
  let at = from;
  while (at < to) {
    const name = latin1(take(bytes, at, 4, 'webp chunk'));
    take(bytes, at + 4, 4, 'webp chunk');
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > to) throw damaged('webp chunk length');
    yield { name, data: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length & 1);
  }
}

function* fileChunks(bytes: Uint8Array): Generator<Chunk> {
  if (!startsWith(bytes, 'RIFF') || !startsWith(take(bytes, 8, 4, 'webp'), 'WEBP')) {
    throw damaged('webp header');
  }
  const end = 8 + viewOf(bytes).getUint32(4, true);
  // Some writers leave out the padding of the last chunk.
  if (end > bytes.length + 1) throw damaged('webp length');
  yield* chunks(bytes, 12, Math.min(end, bytes.length));
}

function chunk({ name, data }: Chunk): Uint8Array[] {
  const head = new Uint8Array(8);
  head.set(fromLatin1(name));
  viewOf(head).setUint32(4, data.length, true);
  return data.length & 1 ? [head, data, new Uint8Array(1)] : [head, data];
}

interface Size {
  width: number;
  height: number;
  alpha: boolean;
}

/** Size in a lossy frame's header (RFC 6386, section 9.1). */
function lossySize(data: Uint8Array): Size {
  const head = take(data, 0, 10, 'webp frame');
  if (head[3] !== 0x9d || head[4] !== 0x01 || head[5] !== 0x2a) throw damaged('webp frame');
  const view = viewOf(head);
  return {
    width: view.getUint16(6, true) & 0x3fff,
    height: view.getUint16(8, true) & 0x3fff,
    alpha: false,
  };
}

/** Size in a lossless frame's header (RFC 9649, section 3.4). */
function losslessSize(data: Uint8Array): Size {
  const head = take(data, 0, 5, 'webp frame');
  if (head[0] !== 0x2f) throw damaged('webp frame');
  const bits = viewOf(head).getUint32(1, true);
  return {
    width: (bits & 0x3fff) + 1,
    height: ((bits >>> 14) & 0x3fff) + 1,
    alpha: ((bits >>> 28) & 1) === 1,
  };
}

/** An animation frame with only its picture inside. */
function cleanFrame(data: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [take(data, 0, 16, 'webp frame')];
  for (const part of chunks(data, 16, data.length)) {
    if (part.name === 'ALPH' || part.name === 'VP8 ' || part.name === 'VP8L') {
      pieces.push(...chunk(part));
    }
  }
  if (pieces.length === 1) throw damaged('webp frame without picture');
  return concat(pieces);
}

function canvas(flags: number, width: number, height: number): Uint8Array {
  if (width < 1 || height < 1) throw damaged('webp size');
  const data = new Uint8Array(10);
  const view = viewOf(data);
  data[0] = flags;
  view.setUint16(4, (width - 1) & 0xffff, true);
  data[6] = (width - 1) >>> 16;
  view.setUint16(7, (height - 1) & 0xffff, true);
  data[9] = (height - 1) >>> 16;
  return data;
}

/** The parts of a WebP that make the picture, and what its VP8X chunk has to say. */
function picture(bytes: Uint8Array): { body: Chunk[]; profile?: Chunk; flags: number; size: Size } {
  const body: Chunk[] = [];
  let profile: Chunk | undefined;
  let flags = 0;
  let size: Size | undefined;
  for (const part of fileChunks(bytes)) {
    switch (part.name) {
      case 'VP8X': {
        const view = viewOf(take(part.data, 0, 10, 'webp canvas'));
        flags |= view.getUint8(0) & (ALPHA | ANIMATION);
        size ??= {
          width: (view.getUint32(4, true) & 0xffffff) + 1,
          height: view.getUint16(7, true) + view.getUint8(9) * 0x10000 + 1,
          alpha: false,
        };
        break;
      }
      case 'ICCP':
        profile ??= part;
        break;
      case 'ALPH':
        flags |= ALPHA;
        body.push(part);
        break;
      case 'VP8 ':
      case 'VP8L': {
        const own = part.name === 'VP8 ' ? lossySize(part.data) : losslessSize(part.data);
        if (own.alpha) flags |= ALPHA;
        size ??= own;
        body.push(part);
        break;
      }
      case 'ANIM':
        body.push(part);
        break;
      case 'ANMF':
        body.push({ name: 'ANMF', data: cleanFrame(part.data) });
        break;
    }
  }
  if (!size || !body.some(({ name }) => /^(VP8 |VP8L|ANMF)$/.test(name))) {
    throw damaged('webp without picture');
  }
  return { body, profile, flags, size };
}

/** A WebP with the same picture, no metadata, nothing after its end and, if given, one XMP packet. */
export function rewriteWebp(bytes: Uint8Array, packet?: Uint8Array): Uint8Array[] {
  const { body, profile, flags, size } = picture(bytes);
  const all = flags | (profile ? ICC : 0) | (packet ? XMP : 0);
  const out: Uint8Array[] = chunk({ name: 'VP8X', data: canvas(all, size.width, size.height) });
  if (profile) out.push(...chunk(profile));
  for (const part of body) out.push(...chunk(part));
  if (packet) out.push(...chunk({ name: 'XMP ', data: packet }));
  const head = fromLatin1('RIFF\0\0\0\0WEBP');
  viewOf(head).setUint32(4, 4 + out.reduce((sum, piece) => sum + piece.length, 0), true);
  return [head, ...out];
}

/** The XMP packet of a WebP. */
export function webpPacket(bytes: Uint8Array): Uint8Array | undefined {
  for (const { name, data } of fileChunks(bytes)) if (name === 'XMP ') return data;
  return undefined;
}
