import { MimError } from '@/utils/lib/errors';
import { createFrameMemory } from '../../frame-memory';
import type { Kernels } from '../../kernels/kernels';
import { createSimdKernels } from '../../kernels/simd';
import { createTypeScriptKernels } from '../../kernels/twin';
import type { FrameMemory, Look } from '../../looks/look';
import { LOOK_TABLE } from '../../looks/table';
import { renderStrip } from '../../render';
import { faultOf } from './fault';
import { toI420 } from './i420';
import type { StripAnswer, StripOrder, StripShot } from './protocol';

/** The look with what it remembers at hand. */
function remembering(look: Look, memory: FrameMemory): Look {
  return { ...look, render: (job) => look.render({ ...job, memory }) };
}

async function lookOf(id: string): Promise<Look> {
  const entry = LOOK_TABLE.find(({ meta }) => meta.id === id);
  if (!entry) throw new MimError('internal', `no look ${id}`);
  return entry.load();
}

/** Renders strips of one clip as they are ordered over a port, in order; keeps what the look remembers between frames. */
export function serveStrips(port: MessagePort): void {
  const kernels: Promise<Kernels> = createSimdKernels().catch(() => createTypeScriptKernels());
  let shot: StripShot | undefined;
  let look: Look | undefined;

  async function carryOut(order: StripOrder): Promise<void> {
    if ('shot' in order) {
      shot = order.shot;
      if (shot.fresh) look = remembering(await lookOf(shot.look), createFrameMemory(await kernels));
      return;
    }
    if (!shot || !look) throw new MimError('internal', 'strip before its shot');
    const source = new Uint8ClampedArray(order.rgba);
    const made = renderStrip(await kernels, look, shot.plan, shot.rows, source, undefined);
    const { buffer } = toI420(made, shot.plan.picture.width, shot.rows.bottom - shot.rows.top);
    const answer: StripAnswer = { frame: order.frame, i420: buffer };
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
