import type { Disclosure } from '@/utils/history/schema';
import { MimError } from '@/utils/lib/errors';
import { latin1, startsWith } from './bytes';
import { jpegPacket, rewriteJpeg } from './jpeg';
import { mp4Packet, rewriteMp4 } from './mp4';
import { pngPacket, rewritePng } from './png';
import { rewriteWebp, webpPacket } from './webp';
import { type Provenance, readPacket, writePacket } from './xmp';

export { disclosureFor } from './disclosure';
export type { Provenance } from './xmp';

/** Written into every file we make. */
const CREATOR_TOOL = 'Make It Mine';

/** Still pictures are rewritten in memory; larger ones are refused (bytes). */
const MAX_STILL_BYTES = 64 * 1024 * 1024;

interface Format {
  type: string;
  rewrite(file: Blob, packet: Uint8Array): Promise<readonly (BlobPart | Uint8Array)[]>;
  packet(file: Blob): Promise<Uint8Array | undefined>;
}

function still(
  type: string,
  rewrite: (bytes: Uint8Array, packet: Uint8Array) => Uint8Array[],
  packet: (bytes: Uint8Array) => Uint8Array | undefined,
): Format {
  const load = async (file: Blob) => {
    if (file.size > MAX_STILL_BYTES) throw new MimError('file-too-large', type);
    return new Uint8Array(await file.arrayBuffer());
  };
  return {
    type,
    // One piece: Firefox cannot decode a picture from a Blob of several parts.
    rewrite: async (file, xmp) => [
      await new Blob(rewrite(await load(file), xmp) as BlobPart[]).arrayBuffer(),
    ],
    packet: async (file) => packet(await load(file)),
  };
}

const JPEG = still('image/jpeg', rewriteJpeg, jpegPacket);
const PNG = still('image/png', rewritePng, pngPacket);
const WEBP = still('image/webp', rewriteWebp, webpPacket);
const MP4: Format = { type: 'video/mp4', rewrite: rewriteMp4, packet: mp4Packet };

/** The format by its first bytes, whatever the file claims. */
async function formatOf(file: Blob): Promise<Format | undefined> {
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  if (startsWith(head, '\xff\xd8')) return JPEG;
  if (startsWith(head, '\x89PNG')) return PNG;
  if (startsWith(head, 'RIFF')) return WEBP;
  // HEIF and AVIF pictures share the box structure; they have no index of samples.
  const brand = latin1(head.subarray(8, 12));
  if (startsWith(head.subarray(4), 'ftyp') && !/^(hei|hev|mif|msf|avi[fs])/.test(brand)) return MP4;
  return undefined;
}

/**
 * The same picture or clip with exactly one piece of metadata: our XMP packet, which says how the file
 * was made (IPTC digital source type) and with what. Place, device, dates, names, comments, embedded
 * thumbnails and data after the end do not survive; pixels and colour profile stay byte for byte. An
 * orientation mark goes too, so pictures must be stored upright, as ours are. The type is read from
 * the bytes. Errors: `empty-file`, `damaged`, `file-too-large` (64 MiB for stills), `cannot-decode`
 * (not JPEG, PNG, WebP or MP4), `clip-unsupported` (a clip with a track of timed metadata).
 */
export async function stamp(
  file: Blob,
  facts: { digitalSourceType: Disclosure['digitalSourceType']; creatorTool?: string },
): Promise<Blob> {
  if (file.size === 0) throw new MimError('empty-file');
  const format = await formatOf(file);
  if (!format) throw new MimError('cannot-decode', 'no format to stamp');
  const packet = writePacket({
    digitalSourceType: facts.digitalSourceType,
    creatorTool: facts.creatorTool ?? CREATOR_TOOL,
  });
  const parts = await format.rewrite(file, packet);
  return new Blob(parts as BlobPart[], { type: format.type });
}

/**
 * What a file says about how it was made, by its XMP; null when it says nothing or is of another
 * format. Anyone can write such a packet: it is a statement, not a proof. Errors: `damaged`,
 * `file-too-large`.
 */
export async function readProvenance(file: Blob): Promise<Provenance | null> {
  const packet = await (await formatOf(file))?.packet(file);
  return packet ? readPacket(packet) : null;
}
