import { afterEach, describe, expect, test } from 'vitest';
import { Director } from '@/utils/engine/clip/restyle/director';
import { toI420 } from '@/utils/engine/clip/restyle/i420';
import type { StripAnswer, StripOrder } from '@/utils/engine/clip/restyle/protocol';
import { serveStrips } from '@/utils/engine/clip/restyle/serve-strips';
import { signatureOf, wholeFrame } from '@/utils/engine/clip/restyle/signature';
import { lookOf } from '@/utils/engine/looks/load';
import type { PictureSize } from '@/utils/engine/looks/look';
import { LOOK_TABLE } from '@/utils/engine/looks/table';
import { MimError } from '@/utils/lib/errors';
import { picture, request } from './things';

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
      // What is remembered begins with the second frame.
      post({ frame: 1, part: 0, rgba: picture(SIZE, 3).buffer });
      await next();
      post({ frame: 2, part: 0, rgba: picture(SIZE, 0).buffer });
      const after = made(await next());
      post(shot(true));
      post({ frame: 3, part: 0, rgba: picture(SIZE, 0).buffer });
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
