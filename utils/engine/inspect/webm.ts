import { MimError } from '@/utils/lib/errors';
import type { ByteReader, Header } from './reader';

const SEGMENT = 0x18538067;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const VIDEO = 0xe0;
const WIDTH = 0xb0;
const HEIGHT = 0xba;
const CLUSTER = 0x1f43b675;

interface Element {
  id: number;
  from: number;
  to: number;
}

/** EBML element at `offset` (RFC 8794); an unknown size reaches to `limit`. */
async function elementAt(reader: ByteReader, offset: number, limit: number): Promise<Element> {
  const view = await reader.readUpTo(offset, Math.min(12, limit - offset));
  const idLength = Math.clz32(view.getUint8(0)) - 23;
  if (idLength > 4 || idLength + 1 > view.byteLength) throw new MimError('clip-damaged', 'ebml id');
  let id = 0;
  for (let i = 0; i < idLength; i++) id = id * 256 + view.getUint8(i);
  const first = view.getUint8(idLength);
  const sizeLength = Math.clz32(first) - 23;
  if (sizeLength > 8 || idLength + sizeLength > view.byteLength) {
    throw new MimError('clip-damaged', 'ebml size');
  }
  let size = first & (0xff >> sizeLength);
  let unknown = size === 0xff >> sizeLength;
  for (let i = 1; i < sizeLength; i++) {
    const byte = view.getUint8(idLength + i);
    unknown = unknown && byte === 0xff;
    size = size * 256 + byte;
  }
  const from = offset + idLength + sizeLength;
  return { id, from, to: unknown ? limit : Math.min(limit, from + size) };
}

async function find(reader: ByteReader, parent: Element, id: number): Promise<Element[]> {
  const found: Element[] = [];
  let offset = parent.from;
  for (let i = 0; i < 1024 && offset + 2 <= parent.to; i++) {
    const element = await elementAt(reader, offset, parent.to);
    if (element.id === CLUSTER) break;
    if (element.id === id) found.push(element);
    offset = element.to;
  }
  return found;
}

/** WebM and Matroska: the size of the first video track. */
export async function readWebm(reader: ByteReader): Promise<Header> {
  const head = await elementAt(reader, 0, reader.size);
  const segment = await elementAt(reader, head.to, reader.size);
  if (segment.id !== SEGMENT) throw new MimError('clip-damaged', 'webm segment');
  for (const tracks of await find(reader, segment, TRACKS)) {
    for (const track of await find(reader, tracks, TRACK)) {
      for (const video of await find(reader, track, VIDEO)) {
        const width = await numberIn(reader, video, WIDTH);
        const height = await numberIn(reader, video, HEIGHT);
        if (width > 0 && height > 0) {
          return { kind: 'clip', type: 'video/webm', width, height, animated: true, alpha: false };
        }
      }
    }
  }
  throw new MimError('clip-empty', 'no picture track');
}

async function numberIn(reader: ByteReader, parent: Element, id: number): Promise<number> {
  const [element] = await find(reader, parent, id);
  if (!element || element.to - element.from > 6) return 0;
  const view = await reader.read(element.from, element.to - element.from);
  let value = 0;
  for (let i = 0; i < view.byteLength; i++) value = value * 256 + view.getUint8(i);
  return value;
}
