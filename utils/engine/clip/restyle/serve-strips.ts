import { MimError } from '@/utils/lib/errors';
import { free } from '../../free';
import { lookOf } from '../../looks/load';
import type { Look } from '../../looks/look';
import { faultOf } from './fault';
import { toI420 } from './i420';
import type { StripAnswer, StripOrder, StripShot } from './protocol';
import { openGpuStage, openStage, type Stage } from './stage';

/** Renders strips of one clip as they are ordered over a port, in order; keeps what the look remembers between frames. */
export function serveStrips(port: MessagePort): void {
  let stage: Stage | undefined;
  let shot: StripShot | undefined;
  let look: Look | undefined;
  let remembers = false;

  /** The look with what it remembers at hand. */
  async function remembering(id: string, on: Stage): Promise<Look> {
    const plain = await lookOf(id);
    on.forget();
    const memory = on.memory();
    const noting: typeof memory = {
      smooth: (...plane) => {
        remembers = true;
        memory.smooth(...plane);
      },
      kept: (...plane) => {
        remembers = true;
        return memory.kept(...plane);
      },
    };
    return { ...plain, render: (job) => plain.render({ ...job, memory: noting }) };
  }

  async function begin(next: StripShot): Promise<void> {
    stage ??= await (next.gpu ? openGpuStage(next.gpu) : openStage());
    shot = next;
    if (next.fresh) look = await remembering(next.look, stage);
  }

  /** Resolves as soon as the next order may be carried out; the answer may come later. */
  async function carryOut(order: StripOrder): Promise<void> {
    if ('shot' in order) return begin(order.shot);
    if (!stage || !shot || !look) throw new MimError('internal', 'strip before its shot');
    const { plan, rows } = shot;
    const made = stage.render(look, shot, new Uint8ClampedArray(order.rgba));
    const answer = (rgba: Uint8ClampedArray) => {
      const { buffer } = toI420(rgba, plan.picture.width, rows.bottom - rows.top);
      const { frame, part } = order;
      free(rgba.buffer);
      free(order.rgba);
      const said: StripAnswer = { frame, part, i420: buffer, remembers };
      port.postMessage(said, [buffer]);
    };
    if (made instanceof Promise) made.then(answer).catch(fail);
    else answer(made);
  }

  function fail(thrown: unknown): void {
    const answer: StripAnswer = { failed: faultOf(thrown).toData() };
    port.postMessage(answer);
  }

  let turn = Promise.resolve();
  port.onmessage = ({ data }: MessageEvent<StripOrder>) => {
    turn = turn.then(() => carryOut(data)).catch(fail);
  };
}
