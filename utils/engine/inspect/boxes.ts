import { MimError } from '@/utils/lib/errors';
import { type ByteReader, type Header, photo, tagAt } from './reader';

interface Box {
  tag: string;
  /** First byte of the payload. */
  from: number;
  to: number;
}

const MOST_BOXES = 4096;
const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const AVIF = new Set(['avif', 'avis']);
const CLIP_STARTS = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** Whether the first bytes are a box of an ISO base media file or an old QuickTime movie. */
export function startsWithBox(view: DataView): boolean {
  if (view.byteLength < 8) return false;
  const tag = tagAt(view, 4);
  return tag === 'ftyp' || CLIP_STARTS.has(tag);
}

/** Boxes of ISO/IEC 14496-12 between two offsets; a box that runs out of its parent is cut. */
async function boxesOf(reader: ByteReader, from: number, to: number): Promise<Box[]> {
  const boxes: Box[] = [];
  let offset = from;
  while (offset + 8 <= to && boxes.length < MOST_BOXES) {
    const head = await reader.read(offset, 8);
    let size = head.getUint32(0);
    let header = 8;
    if (size === 1) {
      if (offset + 16 > to) break;
      const large = await reader.read(offset + 8, 8);
      size = large.getUint32(0) * 2 ** 32 + large.getUint32(4);
      header = 16;
    } else if (size === 0) {
      size = to - offset;
    }
    if (size < header) break;
    boxes.push({ tag: tagAt(head, 4), from: offset + header, to: Math.min(to, offset + size) });
    offset += size;
  }
  return boxes;
}

/** AVIF and HEIC pictures, MP4 and QuickTime clips. HEIC throws `heic-unsupported`. */
export async function readBoxes(reader: ByteReader): Promise<Header> {
  const boxes = await boxesOf(reader, 0, reader.size);
  const ftyp = boxes.find((box) => box.tag === 'ftyp');
  const brands = ftyp ? await brandsOf(reader, ftyp) : ['qt  '];
  if (brands.some((brand) => AVIF.has(brand))) return readAvif(reader, boxes, brands);
  if (brands.some((brand) => HEIC.has(brand))) throw new MimError('heic-unsupported');
  if (brands[0] === 'mif1' || brands[0] === 'msf1') throw new MimError('cannot-decode', 'heif');
  return readClip(reader, boxes, brands[0] === 'qt  ' ? 'video/quicktime' : 'video/mp4');
}

async function brandsOf(reader: ByteReader, ftyp: Box): Promise<string[]> {
  const view = await reader.readUpTo(ftyp.from, Math.min(256, ftyp.to - ftyp.from));
  const brands: string[] = [];
  for (let i = 0; i + 4 <= view.byteLength; i += 4) if (i !== 4) brands.push(tagAt(view, i));
  return brands;
}

/** AVIF: the largest `ispe` (grids list their tiles too), `irot`, an alpha auxiliary picture. */
async function readAvif(reader: ByteReader, boxes: Box[], brands: string[]): Promise<Header> {
  const meta = boxes.find((box) => box.tag === 'meta');
  if (!meta) throw new MimError('damaged', 'avif without meta');
  const properties = await inside(
    reader,
    await inside(reader, [{ ...meta, from: meta.from + 4 }], 'iprp'),
    'ipco',
  );
  let width = 0;
  let height = 0;
  let turned = false;
  let alpha = false;
  for (const group of properties) {
    for (const box of await boxesOf(reader, group.from, group.to)) {
      if (box.tag === 'ispe') {
        const view = await reader.read(box.from, 12);
        if (view.getUint32(4) * view.getUint32(8) > width * height) {
          width = view.getUint32(4);
          height = view.getUint32(8);
        }
      } else if (box.tag === 'irot') {
        turned = ((await reader.read(box.from, 1)).getUint8(0) & 1) === 1;
      } else if (box.tag === 'auxC') {
        const view = await reader.readUpTo(box.from + 4, Math.min(64, box.to - box.from - 4));
        let name = '';
        for (let i = 0; i < view.byteLength; i++) name += String.fromCharCode(view.getUint8(i));
        alpha = alpha || name.includes('auxiliary:alpha') || name.includes('auxid:1');
      }
    }
  }
  const animated = brands[0] === 'avis';
  return turned
    ? photo('image/avif', height, width, { alpha, animated })
    : photo('image/avif', width, height, { alpha, animated });
}

/** Direct children with this tag of any of the boxes. */
async function inside(reader: ByteReader, parents: Box[], tag: string): Promise<Box[]> {
  const found: Box[] = [];
  for (const parent of parents) {
    const children = await boxesOf(reader, parent.from, parent.to);
    found.push(...children.filter((box) => box.tag === tag));
  }
  return found;
}

/** The largest track's size from its `tkhd`, turned by its matrix. */
async function readClip(reader: ByteReader, boxes: Box[], type: string): Promise<Header> {
  const moov = boxes.filter((box) => box.tag === 'moov');
  if (moov.length === 0) throw new MimError('clip-damaged', 'clip without moov');
  const heads = await inside(reader, await inside(reader, moov, 'trak'), 'tkhd');
  if (heads.length === 0) throw new MimError('clip-damaged', 'clip without tracks');
  let width = 0;
  let height = 0;
  for (const box of heads) {
    const version = (await reader.read(box.from, 1)).getUint8(0);
    const view = await reader.read(box.from + (version === 1 ? 52 : 40), 44);
    const turned = view.getInt32(0) === 0 && view.getInt32(4) !== 0;
    const w = Math.round(view.getUint32(36) / 65536);
    const h = Math.round(view.getUint32(40) / 65536);
    if (w * h <= width * height) continue;
    width = turned ? h : w;
    height = turned ? w : h;
  }
  if (width === 0) throw new MimError('clip-empty', 'no picture track');
  return { kind: 'clip', type, width, height, animated: true, alpha: false };
}
