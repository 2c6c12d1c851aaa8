import { MimError } from '@/utils/lib/errors';
import { damaged, latin1, take } from './bytes';
import { type Box, blank, boxesIn } from './mp4-boxes';

/** Boxes that stay, by parent; where a parent is not listed, everything but `DROPPED` stays. */
const KEPT: Readonly<Record<string, ReadonlySet<string>>> = {
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods']),
  trak: new Set(['tkhd', 'edts', 'mdia', 'tref', 'tapt', 'trgr', 'clip', 'matt', 'load']),
};
const DROPPED = new Set(['udta', 'meta', 'uuid', 'ilst', 'free', 'skip', 'wide', 'ID32', 'cprt']);
const PARENTS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'mvex', 'moof', 'traf']);

/** Zeroes creation and modification time, which follow version and flags. */
function forgetTimes(bytes: Uint8Array, box: Box): void {
  const body = box.start + box.headerBytes;
  const wide = bytes[body] === 1;
  take(bytes, body, wide ? 20 : 12, 'mp4 header');
  bytes.fill(0, body + 4, body + (wide ? 20 : 12));
}

/** The handler's four letters; its free-text name, which can name a device, is zeroed. */
function forgetHandlerName(bytes: Uint8Array, box: Box): string {
  const body = box.start + box.headerBytes;
  const type = latin1(take(bytes, body + 8, 4, 'mp4 handler'));
  bytes.fill(0, Math.min(body + 24, box.start + box.size), box.start + box.size);
  return type;
}

/** Zeroes the 32-byte compressor name of every video sample entry. */
function forgetCompressorName(bytes: Uint8Array, box: Box): void {
  const body = box.start + box.headerBytes;
  take(bytes, body, 8, 'mp4 sample description');
  for (const entry of boxesIn(bytes, body + 8, box.start + box.size)) {
    if (!/^(avc[1-4]|hvc1|hev1|vp0[89]|av01|mp4v|apc[hnso])$/.test(entry.type)) continue;
    const name = entry.start + entry.headerBytes + 42;
    if (name + 32 <= entry.start + entry.size) bytes.fill(0, name, name + 32);
  }
}

/**
 * Cleans a `moov` or `moof` box in place: user data, metadata, private boxes, dates and names go, and
 * no byte moves. A track that is neither picture nor sound (timed location, for example) has its
 * data among the pictures, so such a file is refused with `clip-unsupported` rather than half cleaned.
 */
export function cleanBox(bytes: Uint8Array, box: Box, depth = 0): void {
  if (depth > 8) throw damaged('mp4 nesting');
  const keep = KEPT[box.type];
  for (const child of boxesIn(bytes, box.start + box.headerBytes, box.start + box.size)) {
    if (DROPPED.has(child.type) || (keep && !keep.has(child.type))) blank(bytes, child);
    else if (PARENTS.has(child.type)) cleanBox(bytes, child, depth + 1);
    else if (/^(mvhd|tkhd|mdhd)$/.test(child.type)) forgetTimes(bytes, child);
    else if (child.type === 'stsd') forgetCompressorName(bytes, child);
    else if (child.type === 'hdlr') {
      const handler = forgetHandlerName(bytes, child);
      const media = box.type === 'mdia';
      if (media && handler !== 'vide' && handler !== 'soun') {
        throw new MimError('clip-unsupported', 'track that is neither picture nor sound');
      }
    }
  }
}
