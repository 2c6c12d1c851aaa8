import type { PictureSize } from '../../looks/look';

/** Cells of the grid over a frame, and bins of the colour histogram (4 by channel). */
const COLUMNS = 32;
const ROWS = 24;
const BINS = 64;

/** What is kept of a frame to compare it with another. */
export interface Signature {
  /** Luma of a grid of cells, 0..1, minus their mean. */
  cells: Float32Array;
  /** Standard deviation of the cells. */
  spread: number;
  /** Mean luma, 0..1. */
  mean: number;
  /** Shares of colours. */
  colours: Float32Array;
}

/** A few samples for each cell: rows are asked for one by one, so that a frame may lie in strips. */
export interface RowSource extends PictureSize {
  /** RGBA bytes and the offset of row `y` in them. */
  row: (y: number) => readonly [rgba: Uint8ClampedArray, offset: number];
}

/** A frame that lies in one piece. */
export function wholeFrame(rgba: Uint8ClampedArray, size: PictureSize): RowSource {
  return { ...size, row: (y) => [rgba, 4 * size.width * y] };
}

/** Luma (BT.709, 0..1) of an RGBA pixel. */
function luma(r: number, g: number, b: number): number {
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}

/** Looks at a frame at a few thousand places. */
export function signatureOf({ width, height, row }: RowSource): Signature {
  const cells = new Float32Array(COLUMNS * ROWS);
  const colours = new Float32Array(BINS);
  const perCell = 3;
  const [across, down] = [COLUMNS * perCell, ROWS * perCell];
  for (let j = 0; j < down; j++) {
    const [rgba, offset] = row(Math.min(height - 1, Math.floor(((j + 0.5) * height) / down)));
    const cellRow = Math.floor(j / perCell) * COLUMNS;
    for (let i = 0; i < across; i++) {
      const p = offset + 4 * Math.min(width - 1, Math.floor(((i + 0.5) * width) / across));
      const [r, g, b] = [rgba[p] ?? 0, rgba[p + 1] ?? 0, rgba[p + 2] ?? 0];
      const cell = cellRow + Math.floor(i / perCell);
      cells[cell] = (cells[cell] as number) + luma(r, g, b) / perCell ** 2;
      const bin = ((r >> 6) << 4) | ((g >> 6) << 2) | (b >> 6);
      colours[bin] = (colours[bin] as number) + 1 / (across * down);
    }
  }
  let mean = 0;
  for (const cell of cells) mean += cell / cells.length;
  let squares = 0;
  for (let i = 0; i < cells.length; i++) {
    const apart = (cells[i] as number) - mean;
    cells[i] = apart;
    squares += apart * apart;
  }
  return { cells, mean, spread: Math.sqrt(squares / cells.length), colours };
}

/** How little two frames have in common by structure, whatever their brightness and contrast: 0 (the same) to 2. */
export function structureApart(a: Signature, b: Signature): number {
  const scale = a.spread * b.spread * a.cells.length;
  if (scale < 1e-9) return 1;
  let sum = 0;
  for (let i = 0; i < a.cells.length; i++) sum += (a.cells[i] as number) * (b.cells[i] as number);
  return 1 - sum / scale;
}

/** How little two frames have in common by colour: 0 (the same) to 1. */
export function coloursApart(a: Signature, b: Signature): number {
  let sum = 0;
  for (let i = 0; i < BINS; i++) {
    sum += Math.abs((a.colours[i] as number) - (b.colours[i] as number));
  }
  return sum / 2;
}
