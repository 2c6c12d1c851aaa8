import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GpuLane, type GpuLaneOptions } from '@/utils/engine/backend/gpu-lane';
import type { GpuVerdict } from '@/utils/engine/backend/verdict';
import type { TaskMessage } from '@/utils/engine/work/protocol';

const REAL = { info: { vendor: 'nvidia', architecture: 'ampere' } };
const USABLE: GpuVerdict = { adapter: 'nvidia ampere', usable: true, tried: true, most: 5e8 };

/** What the worker with the GPU does next. */
let verdict: GpuVerdict;
let strips: 'made' | 'failed';
let asked: unknown[];
let workers: number;

class GpuWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  ended = false;

  constructor() {
    workers += 1;
  }

  terminate(): void {
    this.ended = true;
  }

  postMessage({ id, name, data }: TaskMessage): void {
    asked.push({ name, data });
    const answer = (rest: object) =>
      setTimeout(() => this.ended || this.onmessage?.({ data: { id, ...rest } }), 0);
    if (name === 'gpu') answer({ result: verdict });
    else if (strips === 'made') answer({ result: new ArrayBuffer(8) });
    else answer({ error: { code: 'internal', detail: 'lost' } });
  }
}

function laneWith(adapter: unknown, options: Partial<GpuLaneOptions> = {}): GpuLane {
  const gpu = { requestAdapter: async () => adapter };
  vi.stubGlobal('navigator', { gpu });
  return new GpuLane({
    createWorker: () => new GpuWorker() as unknown as Worker,
    idleMs: 10_000,
    workers: 4,
    use: 'auto',
    ...options,
  });
}

const strip = async () => ({ data: {} as never, transfer: [] });

async function settle(): Promise<void> {
  await new Promise((done) => setTimeout(done, 20));
}

beforeEach(() => {
  verdict = USABLE;
  strips = 'made';
  asked = [];
  workers = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the lane to the GPU', () => {
  it('is not there before a trial, and there after one that was won; the trial is remembered', async () => {
    const write = vi.fn();
    const lane = laneWith(REAL, { memory: { read: async () => ({}), write } });
    lane.open();
    await settle();
    expect(await lane.ready()).toBeUndefined();
    expect(workers).toBe(0);
    lane.consider();
    await settle();
    expect(lane.inUse).toBe(true);
    expect(await lane.ready()).toBe(5e8);
    expect(write).toHaveBeenCalledExactlyOnceWith('nvidia ampere', true);
    expect((await lane.strip(strip, undefined)).byteLength).toBe(8);
    lane.close();
  });

  it('is there for the first picture where it is known to be faster', async () => {
    const memory = { read: async () => ({ 'nvidia ampere': true }), write: vi.fn() };
    verdict = { ...USABLE, tried: false };
    const lane = laneWith(REAL, { memory });
    lane.open();
    expect(await lane.ready()).toBe(5e8);
    expect(asked).toMatchObject([{ name: 'gpu', data: { known: { 'nvidia ampere': true } } }]);
    expect(memory.write).not.toHaveBeenCalled();
    lane.close();
  });

  it.each([
    ['no adapter', null],
    ['a software adapter', { info: { architecture: 'swiftshader' } }],
    ['a fallback adapter', { info: { isFallbackAdapter: true } }],
  ])('starts no worker for %s', async (_what, adapter) => {
    const lane = laneWith(adapter);
    lane.consider();
    await settle();
    lane.consider();
    await settle();
    expect([lane.inUse, workers]).toEqual([false, 0]);
  });

  it('stays away where WebGPU is missing, and where it is told to', async () => {
    const off = laneWith(REAL, { use: 'off' });
    const lane = laneWith(REAL);
    vi.stubGlobal('navigator', {});
    for (const each of [off, lane]) {
      each.consider();
      await settle();
      expect(await each.ready()).toBeUndefined();
    }
    expect(workers).toBe(0);
  });

  it('is let alone after a lost trial', async () => {
    verdict = { ...USABLE, usable: false };
    const lane = laneWith(REAL);
    lane.consider();
    await settle();
    lane.consider();
    await settle();
    expect(lane.inUse).toBe(false);
    expect(asked).toHaveLength(1);
    lane.close();
  });

  it('steps back when a strip fails, and comes back once, after a while', async () => {
    const lane = laneWith(REAL);
    lane.consider();
    await settle();
    strips = 'failed';
    await expect(lane.strip(strip, undefined)).rejects.toMatchObject({ code: 'internal' });
    expect(lane.inUse).toBe(false);
    lane.consider();
    await settle();
    expect(lane.inUse).toBe(false);
    const later = performance.now() + 61_000;
    vi.spyOn(performance, 'now').mockImplementation(() => later);
    lane.consider();
    await settle();
    expect(lane.inUse).toBe(true);
    await expect(lane.strip(strip, undefined)).rejects.toMatchObject({ code: 'internal' });
    vi.spyOn(performance, 'now').mockImplementation(() => later + 600_000);
    lane.consider();
    await settle();
    expect(lane.inUse).toBe(false);
    vi.restoreAllMocks();
  });

  it('keeps its worker when a strip is cancelled', async () => {
    const lane = laneWith(REAL);
    lane.consider();
    await settle();
    strips = 'made';
    const stop = new AbortController();
    const run = lane.strip(strip, stop.signal);
    stop.abort();
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    await settle();
    expect((await lane.strip(strip, undefined)).byteLength).toBe(8);
    expect([lane.inUse, workers]).toEqual([true, 1]);
    lane.close();
  });
});
