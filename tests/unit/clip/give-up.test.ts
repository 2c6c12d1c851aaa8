import { afterEach, describe, expect, test, vi } from 'vitest';
import { Frames } from '@/utils/engine/clip/restyle/frames';
import { ClipOutput } from '@/utils/engine/clip/restyle/output';
import type { OpenClip } from '@/utils/engine/clip/restyle/source';

const given = vi.hoisted(() => ({ samples: [] as unknown[], encodes: false }));

// A decoder that gives what it was given, and then nothing any more, not even an end.
vi.mock('mediabunny', async (original) => ({
  ...(await original<typeof import('mediabunny')>()),
  VideoSampleSink: class {
    async *samples() {
      yield* given.samples;
      await new Promise(() => {});
    }
  },
  canEncodeVideo: async () => given.encodes,
}));

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what never answers', () => {
  test('a decoder that goes silent ends the frames after a while, and says so', async () => {
    vi.useFakeTimers();
    const sample = { timestamp: 0, duration: 0.04, close: () => {} };
    given.samples = [sample];
    const frames = new Frames({} as OpenClip, { from: 0, to: 9 }, 30);
    expect(await frames.next()).toBe(sample);
    expect(frames.broken).toBeUndefined();
    const end = vi.fn();
    void frames.next().then(end);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(end).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(end).toHaveBeenCalledWith(undefined);
    expect(frames.broken).toContain('silent');
  });
});

describe('a browser that cannot encode', () => {
  const plan = {
    width: 320,
    height: 240,
    bitrate: 1e6,
    frames: 9,
    sound: { from: 0, to: 1 },
  };

  test('is told at once, where it has no encoder and where it has none for this size', async () => {
    const code = () => ClipOutput.open(plan, null).catch((thrown) => thrown.code);
    expect(await code()).toBe('clip-encoder-missing');
    vi.stubGlobal('VideoEncoder', class {});
    expect(await code()).toBe('clip-encoder-missing');
    given.encodes = true;
    expect(await code()).toBeInstanceOf(ClipOutput);
  });
});
