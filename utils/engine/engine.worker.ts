import { MimError, toMimError } from '@/utils/lib/errors';
import type { Says } from './work/handlers';
import type { ReplyMessage, TaskMessage, TaskName, Tasks } from './work/protocol';
import { handlers } from './work/tasks';

const scope = self as unknown as DedicatedWorkerGlobalScope;

/** Least time between two progress messages, in milliseconds. */
const PROGRESS_EVERY = 40;

scope.onmessage = async ({ data }: MessageEvent<TaskMessage>) => {
  const reply = (message: ReplyMessage, transfer: Transferable[] = []) =>
    scope.postMessage(message, transfer);
  let last = 0;
  const progress = (fraction: number) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY) return;
    last = now;
    reply({ id: data.id, progress: fraction });
  };
  try {
    const part = (value: unknown) => reply({ id: data.id, part: value });
    const result = await perform(data.name, data.data, { progress, part });
    reply({ id: data.id, result }, buffersOf(result));
  } catch (thrown) {
    reply({ id: data.id, error: errorOf(thrown).toData() });
  }
};

function perform<Name extends TaskName>(
  name: Name,
  data: Tasks[Name]['in'],
  says: Says<Name>,
): Promise<Tasks[Name]['out']> {
  return handlers[name](data, says);
}

/** Buffers in a result that can move instead of being copied. */
function buffersOf(result: unknown): Transferable[] {
  if (result instanceof ArrayBuffer) return [result];
  const rgba = (result as { rgba?: unknown } | null)?.rgba;
  return rgba instanceof ArrayBuffer ? [rgba] : [];
}

function errorOf(thrown: unknown): MimError {
  if (thrown instanceof RangeError && /alloc|memory|length|size/i.test(thrown.message)) {
    return new MimError('out-of-memory', thrown.message.slice(0, 120));
  }
  return toMimError(thrown);
}
