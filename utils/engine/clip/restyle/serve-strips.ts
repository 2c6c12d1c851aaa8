import { MimError } from '@/utils/lib/errors';
import { createFrameMemory } from '../../frame-memory';
import type { Kernels } from '../../kernels/kernels';
import { createSimdKernels } from '../../kernels/simd';
import { createTypeScriptKernels } from '../../kernels/twin';
import { lookOf } from '../../looks/load';
import type { FrameMemory, Look } from '../../looks/look';
import { renderStrip } from '../../render';
import { faultOf } from './fault';
import { toI420 } from './i420';
import type { StripAnswer, StripOrder, StripShot } from './protocol';

/** Renders strips of one clip as they are ordered over a port, in order; keeps what the look remembers between frames. */
export function serveStrips(port: MessagePort): void {
  const kernels: Promise<Kernels> = createSimdKernels().catch(() => createTypeScriptKernels());
  let shot: StripShot | undefined;
  let look: Look | undefined;
  let remembers = false;

  /** The look with what it remembers at hand. */
  async function remembering(id: string): Promise<Look> {
    const plain = await lookOf(id);
    const kept = createFrameMemory(await kernels);
    const memory: FrameMemory = {
      smooth: (...plane) => {
        remembers = true;
        kept.smooth(...plane);
      },
    };
    return { ...plain, render: (job) => plain.render({ ...job, memory }) };
  }

  async function carryOut(order: StripOrder): Promise<void> {
    if ('shot' in order) {
      shot = order.shot;
      if (shot.fresh) look = await remembering(shot.look);
      return;
    }
    if (!shot || !look) throw new MimError('internal', 'strip before its shot');
    const source = new Uint8ClampedArray(order.rgba);
    const made = renderStrip(await kernels, look, shot.plan, shot.rows, source, undefined);
    const { buffer } = toI420(made, shot.plan.picture.width, shot.rows.bottom - shot.rows.top);
    const { frame, part } = order;
    const answer: StripAnswer = { frame, part, i420: buffer, remembers };
    port.postMessage(answer, [buffer]);
  }

  let turn = Promise.resolve();
  port.onmessage = ({ data }: MessageEvent<StripOrder>) => {
    turn = turn
      .then(() => carryOut(data))
      .catch((thrown: unknown) => {
        const answer: StripAnswer = { failed: faultOf(thrown).toData() };
        port.postMessage(answer);
      });
  };
}
