import { describe, expect, it } from 'vitest';
import { createEngine } from '@/utils/engine';
import type { StillRequest } from '@/utils/engine/engine';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';
import { defineLook } from '@/utils/engine/looks/look';
import { renderStrip } from '@/utils/engine/render';
import type { TaskMessage, Tasks } from '@/utils/engine/work/protocol';
import { drawScene } from '../../fixtures/scene';

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

/** A worker without pixels of its own: decodes to a drawn scene and encodes to raw bytes. */
class StandInWorker {
  static failures = 0;
  static silent = false;
  static started = 0;
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
      this.onmessage?.({ data: { id, result: this.perform(name, data) } });
    }, 0);
  }

  private perform(name: TaskMessage['name'], data: unknown): unknown {
    if (name === 'decode') {
      const { size } = data as Tasks['decode']['in'];
      const { rgba } = drawScene(size.width, size.height);
      return { ...size, rgba: rgba.buffer, analysis: null, halo: 9 };
    }
    if (name === 'strip') {
      const { plan, rows, rgba } = data as Tasks['strip']['in'];
      const source = new Uint8ClampedArray(rgba);
      return renderStrip(this.kernels, rowNumbers, plan, rows, source, undefined).buffer;
    }
    const { picture } = data as Tasks['encode']['in'];
    return { blob: new Blob([picture.rgba]), width: picture.width, height: picture.height };
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
