import { afterEach, describe, expect, test, vi } from 'vitest';
import { restyleClip } from '@/utils/engine/clip/restyle';
import { ask } from '@/utils/engine/clip/restyle/ask';
import type { RestyleNews } from '@/utils/engine/clip/restyle/protocol';
import { isAbort } from '@/utils/lib/abort';
import type { MimError } from '@/utils/lib/errors';
import { request } from './things';

describe('a call', () => {
  const workers: {
    terminate: ReturnType<typeof vi.fn>;
    say: (news: RestyleNews) => void;
    posted: unknown[];
    crash: (message: string) => void;
  }[] = [];

  function stubWorkers(): void {
    vi.stubGlobal(
      'Worker',
      class {
        onmessage: ((event: { data: RestyleNews }) => void) | undefined;
        onerror: ((event: { message: string; preventDefault: () => void }) => void) | undefined;
        constructor() {
          const terminate = vi.fn();
          const posted: unknown[] = [];
          workers.push({
            terminate,
            posted,
            say: (data) => this.onmessage?.({ data }),
            crash: (message) => this.onerror?.({ message, preventDefault: () => {} }),
          });
          Object.assign(this, { terminate, postMessage: (data: unknown) => posted.push(data) });
        }
      },
    );
  }

  afterEach(() => {
    vi.unstubAllGlobals();
    workers.splice(0);
  });

  const source = new Blob(['x']);
  const start = (call: Parameters<typeof ask>[2] = {}) =>
    ask((ports) => ({ job: 'restyle', source, request, ports }), 2, call);

  test('hands progress and pictures on, and stops every worker at the end', async () => {
    stubWorkers();
    const [onProgress, onFrame] = [vi.fn(), vi.fn()];
    const call = start({ onProgress, onFrame });
    const done = { blob: source, width: 2, height: 2, seconds: 1, poster: source };
    workers[0]?.say({ progress: 0.5 });
    workers[0]?.say({ picture: source });
    workers[0]?.say({ done });
    expect(await call).toBe(done);
    expect(onProgress.mock.calls).toEqual([[0.5]]);
    expect(onFrame.mock.calls).toEqual([[source]]);
    expect(workers).toHaveLength(3);
    for (const { terminate } of workers) expect(terminate).toHaveBeenCalledOnce();
  });

  test('cancelled, it ends at once and leaves nothing running', async () => {
    stubWorkers();
    const stop = new AbortController();
    const call = start({ signal: stop.signal }).catch((error: unknown) => error);
    stop.abort();
    expect(isAbort(await call)).toBe(true);
    for (const { terminate } of workers) expect(terminate).toHaveBeenCalledOnce();
  });

  test('cancelled before, it starts nothing', async () => {
    stubWorkers();
    expect(
      isAbort(await start({ signal: AbortSignal.abort() }).catch((error: unknown) => error)),
    ).toBe(true);
    expect(workers).toHaveLength(0);
  });

  test.each([
    ['', 'out-of-memory'],
    ['went wrong', 'internal'],
  ])('a strip worker that dies (%j) fails it', async (message, code) => {
    stubWorkers();
    const call = start().catch((error: MimError) => error.code);
    workers[2]?.crash(message);
    expect(await call).toBe(code);
    for (const { terminate } of workers) expect(terminate).toHaveBeenCalledOnce();
  });

  test('fails with the error of its worker', async () => {
    stubWorkers();
    const call = start().catch((error: MimError) => error.code);
    workers[0]?.say({ failed: { code: 'clip-codec-missing', detail: 'hevc' } });
    expect(await call).toBe('clip-codec-missing');
  });

  test('a GPU that fails is done without, and progress does not go back', async () => {
    stubWorkers();
    const onProgress = vi.fn();
    const gpu = { most: 1e9, anyAdapter: false };
    const call = restyleClip(source, request, { onProgress }, { workers: 1, gpu });
    await vi.waitFor(() => expect(workers).toHaveLength(2));
    expect(workers[0]?.posted).toMatchObject([{ gpu }]);
    workers[0]?.say({ progress: 0.5 });
    workers[0]?.say({ failed: { code: 'internal', detail: 'the GPU is gone' } });
    await vi.waitFor(() => expect(workers).toHaveLength(4));
    expect(workers[2]?.posted).not.toMatchObject([{ gpu }]);
    workers[2]?.say({ progress: 0.2 });
    workers[2]?.say({ progress: 0.7 });
    const done = { blob: source, width: 2, height: 2, seconds: 1, poster: source };
    workers[2]?.say({ done });
    expect(await call).toBe(done);
    expect(onProgress.mock.calls).toEqual([[0.5], [0.7]]);
    for (const { terminate } of workers) expect(terminate).toHaveBeenCalledOnce();
  });

  test('what is wrong with the clip is not tried again', async () => {
    stubWorkers();
    const gpu = { most: 1e9, anyAdapter: false };
    const call = restyleClip(source, request, {}, { workers: 1, gpu }).catch(
      (error: MimError) => error.code,
    );
    await vi.waitFor(() => expect(workers).toHaveLength(2));
    workers[0]?.say({ failed: { code: 'clip-damaged' } });
    expect(await call).toBe('clip-damaged');
    expect(workers).toHaveLength(2);
  });
});
