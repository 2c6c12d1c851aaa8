import { decode as decodeJpeg, encode as encodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Kernels } from '../utils/engine/kernels/kernels';
import { createSimdKernels } from '../utils/engine/kernels/simd';
import { createTypeScriptKernels } from '../utils/engine/kernels/twin';
import type { SmallPicture } from '../utils/engine/looks/look';
import { LOOK_TABLE } from '../utils/engine/looks/table';
import {
  analysePicture,
  analysisSideOf,
  haloOf,
  LIKENESS_SIDE,
  likenessOf,
  renderStrip,
} from '../utils/engine/render';
import { shrink } from '../utils/engine/shrink';
import { planStrips } from '../utils/engine/strips';

export interface SheetOptions {
  looks?: string[];
  shortSide: number;
  cell: number;
  keep: number;
  options: Record<string, number>;
  full: boolean;
  plain: boolean;
  log: (line: string) => void;
}

/** One finished picture of a sheet. */
export interface SheetCell {
  /** Of the look, or `source`. */
  id: string;
  label: string;
  width: number;
  height: number;
  /** What measuring and rendering took on one thread. */
  ms?: number;
  options: Record<string, number>;
  /** At full size. */
  jpeg: Buffer;
}

/** Reads a PNG or JPEG; transparent parts become white. */
export function readPicture(file: Uint8Array): SmallPicture {
  if (file[0] === 0xff) {
    const { width, height, data } = decodeJpeg(file, { maxMemoryUsageInMB: 2048, useTArray: true });
    return { width, height, rgba: new Uint8ClampedArray(data) };
  }
  const { width, height, data } = PNG.sync.read(Buffer.from(file));
  const rgba = new Uint8ClampedArray(data);
  for (let p = 0; p < rgba.length; p += 4) {
    const alpha = (rgba[p + 3] ?? 255) / 255;
    for (let c = p; c < p + 3; c++) rgba[c] = (rgba[c] ?? 0) * alpha + 255 * (1 - alpha);
    rgba[p + 3] = 255;
  }
  return { width, height, rgba };
}

/** Resizes in Oklab: area down, cubic up. */
export function resizePicture(
  kernels: Kernels,
  picture: SmallPicture,
  width: number,
): SmallPicture {
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  if (width === picture.width) return picture;
  const mark = kernels.mark();
  const source = kernels.pixels(picture.width, picture.height);
  kernels.bytes(source).set(picture.rgba);
  const lab = kernels.lab(source);
  const from = { width: picture.width, height: picture.height, top: 0, rows: picture.height };
  const to = { width, height, top: 0, rows: height };
  const filter = width < picture.width ? 'area' : 'cubic';
  const out = kernels.pixels(width, height);
  const resized = {
    l: kernels.resample(lab.l, from, to, filter),
    a: kernels.resample(lab.a, from, to, filter),
    b: kernels.resample(lab.b, from, to, filter),
  };
  kernels.rgba(resized, out);
  const rgba = kernels.bytes(out).slice();
  kernels.release(mark);
  return { width, height, rgba };
}

function sheetCell(
  id: string,
  label: string,
  { width, height, rgba }: SmallPicture,
  options: Record<string, number>,
): SheetCell {
  const jpeg = encodeJpeg(
    { data: Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength), width, height },
    90,
  ).data;
  return { id, label, width, height, options, jpeg };
}

function encodePng(picture: SmallPicture): Buffer {
  const png = new PNG({ width: picture.width, height: picture.height });
  png.data.set(picture.rgba);
  return PNG.sync.write(png);
}

/** Source and every look side by side, each `cell` pixels wide, five to a row. */
export async function contactSheet(
  file: Uint8Array,
  options: SheetOptions,
): Promise<{ png: Buffer; full: [string, Buffer][]; made: SheetCell[] }> {
  const kernels = options.plain ? createTypeScriptKernels() : await createSimdKernels();
  const read = readPicture(file);
  const factor = options.shortSide / Math.min(read.width, read.height);
  const picture = resizePicture(kernels, read, Math.round(read.width * factor));
  const cells = [resizePicture(kernels, picture, options.cell)];
  const full: [string, Buffer][] = [];
  const finished = [sheetCell('source', 'Source', picture, {})];
  for (const { meta, load } of LOOK_TABLE) {
    if (options.looks && !options.looks.includes(meta.id)) continue;
    const look = await load();
    const started = performance.now();
    const side = analysisSideOf(look);
    const factor = Math.min(1, side / Math.max(picture.width, picture.height));
    const small = resizePicture(kernels, picture, Math.max(1, Math.round(picture.width * factor)));
    const analysis = analysePicture(kernels, look, small, picture, options.options);
    const halo = haloOf(look, options.options, picture, analysis, options.keep);
    const likeness = likenessOf(kernels, shrink(picture, LIKENESS_SIDE));
    const rgba = new Uint8ClampedArray(picture.rgba.length);
    for (const rows of planStrips(picture, { ...look, halo }, 2)) {
      const plan = {
        picture,
        options: options.options,
        analysis,
        seed: 7,
        keep: options.keep,
        likeness,
      };
      const part = picture.rgba.subarray(
        4 * picture.width * rows.from,
        4 * picture.width * rows.to,
      );
      rgba.set(
        renderStrip(kernels, look, plan, rows, part, undefined),
        4 * picture.width * rows.top,
      );
    }
    const made = { width: picture.width, height: picture.height, rgba };
    const ms = Math.round(performance.now() - started);
    options.log(`${meta.id} ${ms} ms, halo ${halo}`);
    const used = meta.fields.map(({ id, default: usual }) => [id, options.options[id] ?? usual]);
    finished.push({ ...sheetCell(meta.id, meta.label, made, Object.fromEntries(used)), ms });
    cells.push(resizePicture(kernels, made, options.cell));
    if (options.full) full.push([meta.id, encodePng(made)]);
  }
  return { png: encodePng(tile(cells)), full, made: finished };
}

function tile(cells: SmallPicture[]): SmallPicture {
  const gap = 4;
  const columns = Math.min(4, cells.length);
  const cell = cells[0] as SmallPicture;
  const width = columns * (cell.width + gap) + gap;
  const height = Math.ceil(cells.length / columns) * (cell.height + gap) + gap;
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  cells.forEach((picture, i) => {
    const left = gap + (i % columns) * (cell.width + gap);
    const top = gap + Math.floor(i / columns) * (cell.height + gap);
    for (let y = 0; y < picture.height; y++) {
      const row = picture.rgba.subarray(4 * y * picture.width, 4 * (y + 1) * picture.width);
      rgba.set(row, 4 * ((top + y) * width + left));
    }
  });
  return { width, height, rgba };
}
