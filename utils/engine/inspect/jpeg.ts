import { MimError } from '@/utils/lib/errors';
import { checkJpegData } from './complete';
import { type ByteReader, type Header, photo, tagAt } from './reader';

const MOST_SEGMENTS = 4096;

/** Reads a JPEG's first frame header (ITU-T T.81, B.2) and Exif orientation, and scans its data for damage. */
export async function readJpeg(reader: ByteReader): Promise<Header> {
  let offset = 2;
  let turned = false;
  for (let i = 0; i < MOST_SEGMENTS; i++) {
    const head = await reader.read(offset, 2);
    if (head.getUint8(0) !== 0xff) throw new MimError('damaged', 'jpeg marker');
    const marker = head.getUint8(1);
    if (marker === 0xff) {
      offset += 1; // fill byte
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      offset += 2; // no payload
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) break; // end, or data without a frame header
    const length = (await reader.read(offset + 2, 2)).getUint16(0);
    if (length < 2) throw new MimError('damaged', 'jpeg segment');
    if (isFrame(marker)) {
      const frame = await reader.read(offset + 4, 5);
      const height = frame.getUint16(1);
      const width = frame.getUint16(3);
      await checkJpegData(reader, offset);
      return turned ? photo('image/jpeg', height, width) : photo('image/jpeg', width, height);
    }
    if (marker === 0xe1) turned = isTurned(await reader.read(offset + 4, length - 2)) || turned;
    offset += 2 + length;
  }
  throw new MimError('damaged', 'jpeg without a frame');
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which lie between. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Whether an APP1 segment holds Exif whose orientation (tag 0x0112) swaps width and height. */
export function isTurned(app1: DataView): boolean {
  if (app1.byteLength < 14 || tagAt(app1, 0) !== 'Exif') return false;
  const tiff = 6;
  const order = app1.getUint16(tiff);
  if (order !== 0x4949 && order !== 0x4d4d) return false;
  const little = order === 0x4949;
  const directory = tiff + app1.getUint32(tiff + 4, little);
  if (directory + 2 > app1.byteLength) return false;
  const count = app1.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + 12 * i;
    if (entry + 12 > app1.byteLength) return false;
    if (app1.getUint16(entry, little) !== 0x0112) continue;
    const orientation = app1.getUint16(entry + 8, little);
    return orientation >= 5 && orientation <= 8;
  }
  return false;
}
