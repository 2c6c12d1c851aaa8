import { afterEach, describe, expect, test, vi } from 'vitest';
import { restyleClip } from '@/utils/engine/clip/restyle';
import { ask } from '@/utils/engine/clip/restyle/ask';
import { Crew } from '@/utils/engine/clip/restyle/crew';
import { Director } from '@/utils/engine/clip/restyle/director';
import { toI420 } from '@/utils/engine/clip/restyle/i420';
import type { RestyleNews, StripAnswer, StripOrder } from '@/utils/engine/clip/restyle/protocol';
import { serveStrips } from '@/utils/engine/clip/restyle/serve-strips';
import { signatureOf, wholeFrame } from '@/utils/engine/clip/restyle/signature';
import type { ClipRequest } from '@/utils/engine/engine';
import { lookOf } from '@/utils/engine/looks/load';
import { defineLook, type Look, type PictureSize } from '@/utils/engine/looks/look';
import { LOOK_TABLE } from '@/utils/engine/looks/table';
import { isAbort } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';

const request: ClipRequest = {
  look: 'test',
  options: {},
  keep: 0,
  seed: 1,
  fit: { maxWidth: 1280, maxHeight: 1280, maxFramesPerSecond: 30 },
};

/** A picture with edges and ramps; `seed` moves everything. With `noise`, grain of that standard deviation. */
function picture({ width, height }: PictureSize, seed: number, noise = 0, grains = 1) {
  const rgba = new Uint8ClampedArray(4 * width * height);
  let state = grains >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const disc = Math.hypot(x - width * (0.3 + 0.1 * seed), y - height * 0.45) < width * 0.22;
      const ramp = 60 + (110 * y) / height + 25 * Math.sin(x / 17 + seed);
      const p = 4 * (y * width + x);
      const light = disc ? 215 - ramp / 3 : ramp;
      for (let c = 0; c < 3; c++) {
        // Twelve evens make a normal one.
        let normal = -6;
        for (let i = 0; noise > 0 && i < 12; i++) normal += random();
        rgba[p + c] = light * (1 - 0.15 * c) + (noise > 0 ? noise * normal : 0);
      }
      rgba[p + 3] = 255;
    }
  }
  return rgba;
}

describe('the analysis of a shot', () => {
  const SIZE = { width: 64, height: 48 };
  /** Its analysis is the mean of what it was shown. */
  const meanLook = (follows: boolean): Look =>
    defineLook<number>({
      meta: {
        id: 'test',
        version: 1,
        label: 'Test',
        fields: [],
        degree: 'algorithmicallyEnhanced',
        steady: true,
      },
      analyse: ({ small }) => small.rgba.reduce((sum, value) => sum + value, 0) / small.rgba.length,
      halo: (_options, _picture, mean) => Math.round(mean / 4),
      render: () => {},
      ...(follows && { follow: (before, now, share) => before + share * (now - before) }),
    });

  const flat = (value: number) => new Uint8ClampedArray(4 * 64 * 48).fill(value);

  async function directions(
    look: Look,
    frames: readonly { at: number; seed: number; measured: number }[],
  ) {
    const director = await Director.open(look, request, SIZE);
    const out = [];
    for (const { at, seed, measured } of frames) {
      const signature = signatureOf(wholeFrame(picture(SIZE, seed), SIZE));
      const rgba = flat(measured);
      out.push(
        await director.see(
          at,
          signature,
          async () => rgba,
          () => rgba,
        ),
      );
    }
    return out;
  }

  test('holds within a shot and is made anew at a cut', async () => {
    const frames = Array.from({ length: 40 }, (_, i) => ({
      at: i / 20,
      seed: i < 20 ? 0 : 5,
      measured: i < 20 ? 100 + i : 200,
    }));
    const changes = await directions(meanLook(false), frames);
    expect(changes.flatMap((change, i) => (change ? [[i, change]] : []))).toEqual([
      [0, { analysis: 100, halo: 25, fresh: true }],
      [20, { analysis: 200, halo: 50, fresh: true }],
    ]);
  });

  test('drifts by a tenth every half second where the look follows, and strips grow but never shrink', async () => {
    const frames = Array.from({ length: 31 }, (_, i) => ({
      at: i / 20,
      seed: 0,
      measured: i === 0 ? 100 : 20,
    }));
    const changes = await directions(meanLook(true), frames);
    expect(changes.flatMap((change, i) => (change ? [[i, change]] : []))).toEqual([
      [0, { analysis: 100, halo: 25, fresh: true }],
      [10, { analysis: 92, halo: 25, fresh: false }],
      [20, { analysis: 84.8, halo: 25, fresh: false }],
      [30, { analysis: expect.closeTo(78.32), halo: 25, fresh: false }],
    ]);
  });

  test('begins with the first frame even where that shows nothing', async () => {
    const director = await Director.open(meanLook(false), request, SIZE);
    const black = signatureOf(wholeFrame(flat(0), SIZE));
    const first = await director.see(
      0,
      black,
      async () => flat(40),
      () => flat(0),
    );
    expect(first).toEqual({ analysis: 40, halo: 10, fresh: true });
  });
});

/** Ports whose workers answer when told to. */
function fakeCrew(count: number, planes?: number) {
  const orders: StripOrder[][] = [];
  const ports = Array.from({ length: count }, (_, i) => {
    orders.push([]);
    return {
      onmessage: undefined as ((event: { data: StripAnswer }) => void) | undefined,
      postMessage: (order: StripOrder) => orders[i]?.push(order),
    };
  });
  const crew = new Crew(ports as unknown as MessagePort[], planes);
  const answer = (worker: number, data: StripAnswer) => ports[worker]?.onmessage?.({ data });
  return { crew, orders, answer };
}

describe('the crew', () => {
  const plan = {
    picture: { width: 8, height: 192 },
    options: {},
    analysis: null,
    seed: 1,
    keep: 0,
  };
  const strip = (rows: number, value: number) => new Uint8Array(8 * rows * 1.5).fill(value).buffer;

  function begun(count: number, planes?: number) {
    const fake = fakeCrew(count, planes);
    fake.crew.begin('test', plan, 10, true);
    const render = () =>
      fake.crew.render(fake.crew.rows.map(({ from, to }) => new ArrayBuffer(4 * 8 * (to - from))));
    return { ...fake, render };
  }

  test('keeps a strip with its worker and puts frames together in whatever order they come', async () => {
    const { orders, answer, render } = begun(2);
    const [first, second] = [render(), render()];
    expect(
      orders.map((each) =>
        each.map((order) => ('shot' in order ? 'shot' : [order.frame, order.part])),
      ),
    ).toEqual([
      ['shot', [0, 0], [1, 0]],
      ['shot', [0, 1], [1, 1]],
    ]);
    answer(1, { frame: 0, part: 1, i420: strip(96, 2), remembers: true });
    answer(1, { frame: 1, part: 1, i420: strip(96, 4), remembers: true });
    answer(0, { frame: 0, part: 0, i420: strip(96, 1), remembers: true });
    answer(0, { frame: 1, part: 0, i420: strip(96, 3), remembers: true });
    for (const [made, upper, lower] of [
      [await first, 1, 2],
      [await second, 3, 4],
    ] as const) {
      expect([made.length, made[0], made[8 * 96 - 1], made[8 * 96]]).toEqual([
        8 * 288,
        upper,
        upper,
        lower,
      ]);
      expect([made[8 * 192], made[8 * 216], made[8 * 240], made.at(-1)]).toEqual([
        upper,
        lower,
        upper,
        lower,
      ]);
    }
  });

  test('goes over to whole frames in turn where the look remembers nothing', async () => {
    const { crew, orders, answer, render } = begun(2);
    const first = render();
    answer(0, { frame: 0, part: 0, i420: strip(96, 1), remembers: false });
    answer(1, { frame: 0, part: 1, i420: strip(96, 1), remembers: false });
    await first;
    expect(crew.rows).toHaveLength(2);
    crew.settle();
    expect(crew.rows).toEqual([{ top: 0, bottom: 192, from: 0, to: 192 }]);
    void render();
    void render();
    const last = orders.map((each) => each.slice(-2));
    expect(last).toMatchObject([
      [{ shot: { fresh: false, rows: { to: 192 } } }, { frame: 2, part: 0 }],
      [{ shot: { fresh: false, rows: { to: 192 } } }, { frame: 1, part: 0 }],
    ]);
  });

  test('stays with strips where the look remembers, or where whole frames would take too much memory', () => {
    const remembering = begun(2);
    remembering.answer(0, { frame: 0, part: 0, i420: strip(96, 1), remembers: true });
    remembering.crew.settle();
    expect(remembering.crew.rows).toHaveLength(2);
    const large = begun(4, 1_000_000);
    large.answer(0, { frame: 0, part: 0, i420: strip(48, 1), remembers: false });
    large.crew.settle();
    expect(large.crew.rows.length).toBeGreaterThan(1);
  });

  test('goes back to strips when a look begins to remember', () => {
    const { crew, answer } = begun(2);
    answer(0, { frame: 0, part: 0, i420: strip(96, 1), remembers: false });
    crew.settle();
    answer(1, { frame: 1, part: 0, i420: strip(192, 1), remembers: true });
    crew.settle();
    expect(crew.rows).toHaveLength(2);
  });

  test('on a GPU one worker gets whole frames, several under way', () => {
    const posted: StripOrder[] = [];
    const port = { postMessage: (order: StripOrder) => posted.push(order) };
    const gpu = { most: 1e9, anyAdapter: false };
    const crew = new Crew([port] as unknown as MessagePort[], 8, gpu);
    crew.begin('test', plan, 10, true);
    expect(posted).toMatchObject([{ shot: { gpu, rows: { top: 0, bottom: 192 } } }]);
    expect(crew.depth).toBeGreaterThan(2);
  });

  test('fails every frame under way and to come when one worker fails', async () => {
    const { answer, render } = begun(2);
    const first = render().catch((error: MimError) => error.code);
    answer(1, { failed: { code: 'out-of-memory' } });
    expect(await first).toBe('out-of-memory');
    expect(await render().catch((error: MimError) => error.code)).toBe('out-of-memory');
  });
});

describe('a strip worker', () => {
  const SIZE = { width: 120, height: 160 };
  const ports: MessagePort[] = [];
  afterEach(() => {
    for (const port of ports.splice(0)) port.close();
  });

  /** A strip worker over a channel, and its answers one by one. */
  function serve() {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    serveStrips(port2);
    const answers: StripAnswer[] = [];
    let more = () => {};
    port1.onmessage = ({ data }: MessageEvent<StripAnswer>) => {
      answers.push(data);
      more();
    };
    const next = async (): Promise<StripAnswer> => {
      while (answers.length === 0) await new Promise<void>((done) => (more = done));
      return answers.shift() as StripAnswer;
    };
    return { post: (order: StripOrder) => port1.postMessage(order), next };
  }

  async function shotOf(id: string, size: PictureSize) {
    const look = await lookOf(id);
    const director = await Director.open(look, { ...request, look: id }, size);
    const rgba = picture(size, 0);
    const begun = await director.see(
      0,
      signatureOf(wholeFrame(rgba, size)),
      async () => rgba,
      () => rgba,
    );
    const rows = { top: 0, bottom: size.height, from: 0, to: size.height };
    const plan = { picture: size, options: {}, analysis: begun?.analysis, seed: 1, keep: 0 };
    return (fresh: boolean) => ({ shot: { look: id, plan, rows, fresh } });
  }

  const made = (answer: StripAnswer) => {
    if ('failed' in answer) throw MimError.from(answer.failed);
    return new Uint8Array(answer.i420);
  };

  /** Luma only: what flickers to the eye. */
  function apart(a: Uint8Array, b: Uint8Array, count: number): number {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
    return Math.sqrt(sum / count);
  }

  test('answers in order, and says of a look that is none what is wrong', async () => {
    const { post, next } = serve();
    const shot = await shotOf('cyanotype', SIZE);
    post(shot(true));
    for (const frame of [0, 1, 2]) post({ frame, part: 0, rgba: picture(SIZE, frame).buffer });
    for (const frame of [0, 1, 2]) expect(await next()).toMatchObject({ frame, part: 0 });
    post({ shot: { ...shot(true).shot, look: 'none' } });
    expect(await next()).toMatchObject({ failed: { code: 'internal' } });
  });

  const steady = LOOK_TABLE.filter(({ meta }) => meta.steady).map(({ meta }) => meta.id);

  /** How much the results of one picture under changing grain differ from frame to frame, over the grain itself. */
  async function flicker(id: string, size: PictureSize, forgetting: boolean): Promise<number> {
    const { post, next } = serve();
    const shot = await shotOf(id, size);
    post(shot(true));
    const luma = size.width * size.height;
    let before = { source: new Uint8Array(), result: new Uint8Array() };
    let [inputs, outputs] = [0, 0];
    for (let frame = 0; frame < 8; frame++) {
      if (forgetting) post(shot(true));
      const rgba = picture(size, 0, 3, frame + 1);
      const source = toI420(rgba, size.width, size.height);
      post({ frame, part: 0, rgba: rgba.buffer });
      const result = made(await next());
      // The first frames settle.
      if (frame >= 4) {
        inputs += apart(source, before.source, luma) ** 2;
        outputs += apart(result, before.result, luma) ** 2;
      }
      before = { source, result };
    }
    return Math.sqrt(outputs / inputs);
  }

  test('what is remembered calms what comes out', async () => {
    const size = { width: 270, height: 360 };
    const remembering = await flicker('linocut', size, false);
    expect(remembering).toBeLessThan(0.8 * (await flicker('linocut', size, true)));
  });

  test('remembers from frame to frame, and nothing of another shot', async () => {
    const remembering: string[] = [];
    for (const id of steady) {
      const { post, next } = serve();
      const shot = await shotOf(id, SIZE);
      post(shot(true));
      post({ frame: 0, part: 0, rgba: picture(SIZE, 3).buffer });
      const first = await next();
      if ('failed' in first || !first.remembers) continue;
      remembering.push(id);
      post({ frame: 1, part: 0, rgba: picture(SIZE, 0).buffer });
      const after = made(await next());
      post(shot(true));
      post({ frame: 2, part: 0, rgba: picture(SIZE, 0).buffer });
      const fresh = made(await next());
      expect(apart(after, fresh, SIZE.width * SIZE.height)).toBeGreaterThan(0.5);
      const alone = serve();
      alone.post(shot(true));
      alone.post({ frame: 0, part: 0, rgba: picture(SIZE, 0).buffer });
      expect(Buffer.compare(fresh, made(await alone.next()))).toBe(0);
    }
    expect(remembering.length).toBeGreaterThan(0);
  });
});

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
