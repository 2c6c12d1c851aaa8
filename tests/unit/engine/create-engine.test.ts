import { describe, expect, it } from 'vitest';
import { createEngine } from '@/utils/engine';
import type { StillRequest } from '@/utils/engine/engine';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';
import { defineLook } from '@/utils/engine/looks/look';
import { renderStrip } from '@/utils/engine/render';
import type { PictureData, TaskMessage, Tasks } from '@/utils/engine/work/protocol';

/** A look that writes each pixel's absolute row, to see that strips land where they belong. */
const rowNumbers = defineLook({
  meta: {
    id: 'rows',
    version: 1,
    label: 'Rows',
    fields: [],
    degree: 'algorithmicallyEnhanced',
    steady: true,
  },
  analyse: () => null,
  halo: () => 9,
  render: ({ kernels, window, out }) => {
    const bytes = kernels.bytes(out);
    for (let i = 0; i < bytes.length / 4; i++) {
      const row = window.top + Math.floor(i / window.width);
      bytes.set([row & 255, row >> 8, 7, 255], 4 * i);
    }
  },
});

/** A worker without a browser: what it opens is black, and it encodes to raw bytes. */
class StandInWorker {
  static failures = 0;
  static silent = false;
  static started = 0;
  /** Names of all tasks, and the most pictures that were open at once. */
  static asked: string[] = [];
  static held = 0;
  private current = 0;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  terminated = false;
  private readonly kernels = createTypeScriptKernels();

  constructor() {
    StandInWorker.started += 1;
  }

  terminate(): void {
    this.terminated = true;
  }

  postMessage({ id, name, data }: TaskMessage): void {
    if (StandInWorker.silent && name === 'strip') return;
    setTimeout(() => {
      if (this.terminated) return;
      if (name === 'strip' && StandInWorker.failures > 0) {
        StandInWorker.failures -= 1;
        this.onerror?.({ message: 'crash' });
        return;
      }
      this.current = id;
      this.say({ result: this.perform(name, data) });
    }, 0);
  }

  private readonly open = new Map<number, PictureData>();
  private readonly sheets = new Map<number, PictureData>();

  private perform(name: TaskMessage['name'], data: unknown): unknown {
    StandInWorker.asked.push(name);
    const of = <Name extends TaskMessage['name']>(_: Name) => data as Tasks[Name]['in'];
    switch (name) {
      case 'open': {
        const { key, size } = of('open');
        this.open.set(key, { ...size, rgba: new ArrayBuffer(4 * size.width * size.height) });
        StandInWorker.held = Math.max(StandInWorker.held, this.open.size);
        return null;
      }
      case 'copy':
        return { ...of('copy').size, rgba: new ArrayBuffer(0) };
      case 'slice': {
        const { key, from, to } = of('slice');
        const { width, rgba } = this.open.get(key) as PictureData;
        return rgba.slice(4 * width * from, 4 * width * to);
      }
      case 'shut':
        this.open.delete(of('shut').key);
        this.sheets.delete(of('shut').key);
        return null;
      case 'measure':
        return { analysis: null, halo: 9 };
      case 'strip': {
        const { plan, rows, rgba } = of('strip');
        const source = new Uint8ClampedArray(rgba);
        return renderStrip(this.kernels, rowNumbers, plan, rows, source, undefined).buffer;
      }
      case 'paste': {
        const { key, size, top, rgba } = of('paste');
        const sheet = this.sheets.get(key) ?? {
          ...size,
          rgba: new ArrayBuffer(4 * size.width * size.height),
        };
        this.sheets.set(key, sheet);
        new Uint8Array(sheet.rgba).set(new Uint8Array(rgba), 4 * size.width * top);
        return null;
      }
      case 'finish': {
        const { rgba, width, height } = this.sheets.get(of('finish').key) as PictureData;
        this.sheets.delete(of('finish').key);
        return { blob: new Blob([rgba]), width, height };
      }
      case 'previews':
        for (const [index, { look }] of of('previews').requests.entries()) {
          this.say({ part: { index, blob: new Blob([look]) } });
        }
        return null;
      default:
        throw new Error(`no ${name}`);
    }
  }

  private say(reply: object): void {
    this.onmessage?.({ data: { id: this.current, ...reply } });
  }
}

const engineWith = (workers: number) =>
  createEngine({
    createWorker: () => new StandInWorker() as unknown as Worker,
    workers,
    idleMs: 1,
  });

/** A PNG as far as its header goes. */
function pngHeader(width: number, height: number): Blob {
  const view = new DataView(new ArrayBuffer(57));
  const put = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  put(0, '\x89PNG\r\n\x1a\n');
  view.setUint32(8, 13);
  put(12, 'IHDR');
  view.setUint32(16, width);
  view.setUint32(20, height);
  put(26, '\x08\x02');
  view.setUint8(24, 8);
  view.setUint8(25, 2);
  put(49, 'IEND');
  return new Blob([view.buffer]);
}

const request: StillRequest = {
  look: 'rows',
  options: {},
  keep: 0,
  seed: 1,
  eraseBack: [],
  fit: { maxWidth: 200, maxHeight: 1000, type: 'image/png', quality: 1 },
};

describe('still', () => {
  it('fits, renders every row where it belongs and reports rising progress', async () => {
    const reports: number[] = [];
    const made = await engineWith(3).still(pngHeader(400, 1200), request, {
      onProgress: (fraction) => reports.push(fraction),
    });
    expect([made.width, made.height]).toEqual([200, 600]);
    const bytes = new Uint8Array(await made.blob.arrayBuffer());
    for (let row = 0; row < 600; row++) {
      const p = 4 * (row * 200 + 77);
      expect((bytes[p] ?? 0) + 256 * (bytes[p + 1] ?? 0)).toBe(row);
    }
    expect(reports.at(-1)).toBe(1);
    expect(reports.length).toBeGreaterThan(3);
    expect([...reports].sort((a, b) => a - b)).toEqual(reports);
    expect(made.ms.total).toBeGreaterThan(0);
  });

  it('survives one crashed worker and gives up on a second crash of the same strip', async () => {
    StandInWorker.failures = 1;
    const made = await engineWith(1).still(pngHeader(100, 100), request);
    expect(made.height).toBe(100);
    StandInWorker.failures = 2;
    await expect(engineWith(1).still(pngHeader(100, 100), request)).rejects.toMatchObject({
      code: 'internal',
    });
    StandInWorker.failures = 0;
  });

  it('rejects with AbortError when cancelled while rendering, and works again', async () => {
    StandInWorker.silent = true;
    const engine = engineWith(2);
    const stop = new AbortController();
    const run = engine.still(pngHeader(100, 400), request, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    StandInWorker.silent = false;
    expect((await engine.still(pngHeader(100, 400), request)).height).toBe(400);
    engine.close();
  });

  it('refuses what is no photo before any worker starts', async () => {
    const before = StandInWorker.started;
    const engine = engineWith(2);
    await expect(engine.still(new Blob([]), request)).rejects.toMatchObject({ code: 'empty-file' });
    await expect(engine.still(new Blob(['text, not a picture']), request)).rejects.toMatchObject({
      code: 'not-an-image',
    });
    await expect(engine.still(pngHeader(60000, 9), request)).rejects.toMatchObject({
      code: 'too-many-pixels',
    });
    expect(StandInWorker.started).toBe(before);
  });
});

describe('a source on the desk', () => {
  const engine = engineWith(2);
  const times = (name: string) => StandInWorker.asked.filter((asked) => asked === name).length;

  it('is decoded for thumbnails, then for drafts, and once more for a larger result', async () => {
    StandInWorker.asked = [];
    StandInWorker.held = 0;
    const kept = createEngine({
      createWorker: () => new StandInWorker() as unknown as Worker,
      workers: 2,
    });
    const source = pngHeader(3000, 4000);
    const previews = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((look) => ({
      look,
      options: {},
      keep: 0,
      seed: 1,
    }));
    const seen: string[] = [];
    await kept.preview(source, previews, 240, async (index, picture) => {
      seen[index] = await picture.text();
    });
    await kept.preview(source, previews, 240, () => undefined);
    expect(seen.join('')).toBe('abcdefg');
    expect(times('copy')).toBe(1);
    const fit = { ...request.fit, maxWidth: 640, maxHeight: 640 };
    await kept.still(source, { ...request, fit });
    await kept.still(source, { ...request, fit });
    expect(times('open')).toBe(3);
    await kept.still(source, { ...request, fit: { ...fit, maxWidth: 2000, maxHeight: 2000 } });
    await kept.still(source, { ...request, fit: { ...fit, maxWidth: 2000, maxHeight: 2000 } });
    expect(times('open')).toBe(4);
    // The source for small sizes, and the two sizes while one takes the place of the other.
    expect(StandInWorker.held).toBeLessThanOrEqual(3);
    kept.close();
  });

  it('does not keep a large picture', async () => {
    StandInWorker.asked = [];
    const fit = { ...request.fit, maxWidth: 3000, maxHeight: 3000 };
    const source = pngHeader(3000, 3000);
    await engine.still(source, { ...request, fit });
    expect(times('shut')).toBe(1);
  });

  it('lets go of source and result when cancelled', async () => {
    StandInWorker.asked = [];
    const stop = new AbortController();
    const run = engineWith(2).still(
      pngHeader(2000, 2500),
      { ...request, fit: { ...request.fit, maxWidth: 2000, maxHeight: 2500 } },
      {
        signal: stop.signal,
        onProgress: () => stop.abort(),
      },
    );
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    await new Promise((done) => setTimeout(done, 20));
    expect(times('finish')).toBe(0);
    expect(times('shut')).toBe(2);
  });
});
