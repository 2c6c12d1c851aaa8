import { createEngine } from '@/utils/engine';
import { firstFrame } from '@/utils/engine/clip/restyle';
import type { ClipRequest } from '@/utils/engine/engine';
import { type ClipSpec, makeClip, recordClip } from './make-clip';
import { type ClipReading, CORNERS, type Colour, colourAt, readClip } from './read-clip';

let running = 0;
let started = 0;

/** Counts the workers that run. */
class CountedWorker extends Worker {
  private counted = true;

  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    running += 1;
    started += 1;
  }

  override terminate(): void {
    super.terminate();
    if (this.counted) running -= 1;
    this.counted = false;
  }
}

globalThis.Worker = CountedWorker;

const engine = createEngine({ workers: 2, gpu: 'off' });
const files = new Map<string, Blob>();

function file(name: string): Blob {
  const found = files.get(name);
  if (!found) throw new Error(`no clip ${name}`);
  return found;
}

/** How a call ended: with a clip, or with an error's code (or name). */
export type Outcome =
  | {
      code: null;
      width: number;
      height: number;
      seconds: number;
      partial: boolean;
      soundLost: boolean;
      bytes: number;
      type: string;
      poster: { type: string; width: number; height: number };
      /** Long sides of the pictures shown on the way. */
      pictures: number[];
      progress: number[];
      workers: { started: number; left: number };
      clip: ClipReading;
    }
  | { code: string };

function codeOf(thrown: unknown): { code: string } {
  const { code, name } = thrown as { code?: unknown; name?: string };
  return { code: typeof code === 'string' ? code : (name ?? 'error') };
}

async function sideOf(picture: Blob): Promise<number> {
  const bitmap = await createImageBitmap(picture);
  return Math.max(bitmap.width, bitmap.height);
}

/** What the tests call in the page. */
const page = {
  /** Makes a clip in this browser and keeps it under a name; its size in bytes. */
  async make(name: string, spec: ClipSpec): Promise<number> {
    files.set(name, await makeClip(spec));
    return file(name).size;
  },

  /** The same with the browser's own recorder, a second long; false where it does not write this type. */
  async record(name: string, type: string): Promise<boolean> {
    if (!MediaRecorder.isTypeSupported(type)) return false;
    files.set(name, await recordClip(type));
    return true;
  },

  /** Keeps a file given as base64. */
  give(name: string, base64: string): void {
    files.set(name, new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))]));
  },

  /** Keeps the first part of a clip under another name. */
  cut(from: string, name: string, share: number): void {
    files.set(name, file(from).slice(0, Math.round(file(from).size * share)));
  },

  /** Keeps a clip with a part of it overwritten; places are shares of the file. */
  async spoil(from: string, name: string, start: number, end: number): Promise<void> {
    const bytes = new Uint8Array(await file(from).arrayBuffer());
    for (let i = Math.floor(start * bytes.length); i < end * bytes.length; i++) {
      bytes[i] = Math.imul(i, 2654435761) >>> 13;
    }
    files.set(name, new Blob([bytes]));
  },

  read: (name: string): Promise<ClipReading> => readClip(file(name)),

  async inspect(name: string) {
    return engine.inspect(file(name)).catch(codeOf);
  },

  /** Size and corner colours of a clip's first frame. */
  async first(
    name: string,
    side: number,
    at = 0,
  ): Promise<{ width: number; height: number; corners: Colour[] }> {
    const { width, height, rgba } = await firstFrame(file(name), side, at);
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
    return { width, height, corners: CORNERS.map(([x, y]) => colourAt(context, x, y)) };
  },

  /** Corner colours of a clip's previews at these times, in the order asked for. */
  async previews(name: string, times: number[]): Promise<Colour[][]> {
    const made: Colour[][] = [];
    const plain = { look: 'cyanotype', options: {}, keep: 1, seed: 7 };
    const seen: Promise<void>[] = [];
    const onPreview = (index: number, picture: Blob) => {
      const read = createImageBitmap(picture).then((bitmap) => {
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        if (!context) throw new Error('no canvas');
        context.drawImage(bitmap, 0, 0);
        made[index] = CORNERS.map(([x, y]) => colourAt(context, x, y));
      });
      seen.push(read);
    };
    await engine.preview(
      file(name),
      times.map((at) => ({ ...plain, at })),
      120,
      onPreview,
    );
    await Promise.all(seen);
    return made;
  },

  async restyle(name: string, request: Partial<ClipRequest>): Promise<Outcome> {
    const progress: number[] = [];
    const pictures: Blob[] = [];
    const before = started;
    try {
      const result = await engine.clip(
        file(name),
        {
          look: 'cyanotype',
          options: {},
          keep: 1,
          seed: 7,
          ...request,
          fit: { maxWidth: 1280, maxHeight: 1280, maxFramesPerSecond: 30, ...request.fit },
        },
        { onProgress: (value) => progress.push(value), onFrame: (blob) => pictures.push(blob) },
      );
      const { blob, width, height, seconds, partial, soundLost, poster } = result;
      files.set(`${name} restyled`, blob);
      const bitmap = await createImageBitmap(poster);
      return {
        code: null,
        width,
        height,
        seconds,
        partial: partial ?? false,
        soundLost: soundLost ?? false,
        bytes: blob.size,
        type: blob.type,
        poster: { type: poster.type, width: bitmap.width, height: bitmap.height },
        pictures: await Promise.all(pictures.map(sideOf)),
        progress,
        workers: { started: started - before, left: running },
        clip: await readClip(blob),
      };
    } catch (thrown) {
      return codeOf(thrown);
    }
  },

  /** Cancels after the first progress: how it ended, after how many milliseconds, and what still runs. */
  async cancel(name: string, request: Partial<ClipRequest>) {
    const stop = new AbortController();
    let at = 0;
    const fit = { maxWidth: 1280, maxHeight: 1280, maxFramesPerSecond: 30 };
    const all = { look: 'oil', options: {}, keep: 0, seed: 7, fit, ...request };
    const call = engine.clip(file(name), all, {
      signal: stop.signal,
      onProgress: () => {
        at ||= performance.now();
        stop.abort();
      },
    });
    const ended = await call.then(
      () => 'finished',
      (thrown: Error) => thrown.name,
    );
    return { ended, ms: performance.now() - at, left: running };
  },
};

export type ClipsPage = typeof page;

Object.assign(globalThis, { clipsPage: page });
document.title = 'ready';
