// The page that the engine bench opens: the engine with its real workers, and nothing else.
import { type ClipRequest, createEngine, LOOKS, type StillRequest } from '@/utils/engine';

/** One still: total and stage times in milliseconds. */
export interface StillTimes {
  decode: number;
  render: number;
  encode: number;
  total: number;
}

const MANY = 100_000;

let engine = createEngine();
let photo = new Blob();
let clip = new Blob();

const meta = (look: string) => {
  const found = LOOKS.find(({ id }) => id === look);
  if (!found) throw new Error(`no look ${look}`);
  return found;
};

function request(look: string): Omit<StillRequest, 'fit' | 'eraseBack'> {
  const options = Object.fromEntries(meta(look).fields.map((field) => [field.id, field.default]));
  return { look, options, keep: 0, seed: 1 };
}

const bench = {
  looks: () => LOOKS.map(({ id, steady }) => ({ id, steady })),

  capabilities: () => engine.capabilities(),

  /** A fresh engine: no worker runs, nothing is kept. */
  restart(): void {
    engine.close();
    engine = createEngine();
  },

  /** What the workshop does before anything is asked of it. */
  warm: () => engine.warm(),

  /** Takes the picture all later calls work on. */
  async load(url: string): Promise<void> {
    photo = await (await fetch(url)).blob();
  },

  /** The picture at a size, cut to fill it, as PNG in base64: what the peers get too. */
  async cut(width: number, height: number): Promise<string> {
    const bitmap = await createImageBitmap(photo);
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no canvas');
    const scale = Math.max(width / bitmap.width, height / bitmap.height);
    const [w, h] = [bitmap.width * scale, bitmap.height * scale];
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, (width - w) / 2, (height - h) / 2, w, h);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192) {
      text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    }
    return btoa(text);
  },

  async still(look: string): Promise<StillTimes> {
    const fit = { maxWidth: MANY, maxHeight: MANY, type: 'image/jpeg' as const, quality: 0.92 };
    const { ms } = await engine.still(photo, { ...request(look), eraseBack: [], fit });
    return ms;
  },

  /** Milliseconds from a source not seen before to every look's thumbnail, and to the first of them. */
  async thumbnails(side: number): Promise<{ first: number; all: number }> {
    const fresh = new Blob([await photo.arrayBuffer()], { type: photo.type });
    const requests = LOOKS.map(({ id }) => request(id));
    const started = performance.now();
    let first = 0;
    await engine.preview(fresh, requests, side, () => {
      first ||= performance.now() - started;
    });
    return { first, all: performance.now() - started };
  },

  /** A clip to restyle, made by the engine itself from the picture. */
  async makeClip(width: number, height: number, seconds: number): Promise<void> {
    const made = await engine.reveal(photo, photo, {
      transition: 'push',
      seconds,
      width,
      height,
      framesPerSecond: 30,
      seed: 1,
    });
    clip = made.blob;
  },

  async loadClip(url: string): Promise<void> {
    clip = await (await fetch(url)).blob();
  },

  /** Restyles the clip: milliseconds to the first finished frame and in all, and frames made. */
  async clip(
    look: string,
    side: number,
  ): Promise<{ first: number; total: number; frames: number }> {
    const info = await engine.inspect(clip);
    const maxFramesPerSecond = 30;
    const fit: ClipRequest['fit'] = { maxWidth: side, maxHeight: side, maxFramesPerSecond };
    const started = performance.now();
    let first = 0;
    const made = await engine.clip(
      clip,
      { ...request(look), fit },
      {
        onFrame: () => {
          first ||= performance.now() - started;
        },
      },
    );
    const rate = Math.min(maxFramesPerSecond, info.clip?.framesPerSecond ?? maxFramesPerSecond);
    return {
      first,
      total: performance.now() - started,
      frames: Math.round(made.seconds * rate),
    };
  },
};

export type Bench = typeof bench;

Object.assign(globalThis, { bench });
