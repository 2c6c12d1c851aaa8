import { abortError } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import type { ClipCall } from '../../engine';
import type { RestyleJob, RestyleNews, RestyleResults, StripHello } from './protocol';

function start(url: 'lead' | 'strip'): Worker {
  // Bundlers find a worker's file by this very form.
  return url === 'lead'
    ? new Worker(new URL('./restyle.worker.ts', import.meta.url), { type: 'module' })
    : new Worker(new URL('./strip.worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Gives a job to a worker of its own, with `strips` workers beside it where frames are rendered; all are
 * stopped afterwards, whatever happens. A cancelled call rejects with `AbortError` at once.
 */
export async function ask<Name extends RestyleJob['job']>(
  make: (ports: MessagePort[]) => RestyleJob & { job: Name },
  strips: number,
  call: ClipCall,
): Promise<RestyleResults[Name]> {
  if (call.signal?.aborted) throw abortError();
  const lead = start('lead');
  const crew = Array.from({ length: strips }, () => start('strip'));
  const over = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      call.signal?.addEventListener('abort', () => reject(abortError()), { signal: over.signal });
      lead.onmessage = ({ data }: MessageEvent<RestyleNews>) => {
        if ('progress' in data) call.onProgress?.(data.progress);
        else if ('picture' in data) call.onFrame?.(data.picture);
        else if ('done' in data) resolve(data.done as RestyleResults[Name]);
        else reject(MimError.from(data.failed));
      };
      for (const worker of [lead, ...crew]) {
        worker.onerror = (event) => {
          event.preventDefault();
          // A worker that dies without a word ran out of memory.
          reject(new MimError(event.message ? 'internal' : 'out-of-memory', 'clip worker'));
        };
        worker.onmessageerror = () => reject(new MimError('internal', 'clip worker message'));
      }
      const ports = crew.map((worker) => {
        const { port1, port2 } = new MessageChannel();
        const hello: StripHello = { port: port2 };
        worker.postMessage(hello, [port2]);
        return port1;
      });
      lead.postMessage(make(ports), ports);
    });
  } finally {
    over.abort();
    for (const worker of [lead, ...crew]) worker.terminate();
  }
}
