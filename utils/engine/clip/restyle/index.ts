import { abortError } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import type { ClipCall, ClipRequest, ClipResult } from '../../engine';
import type { RestyleJob, RestyleNews, StripHello } from './protocol';

export interface RestyleOptions {
  /** Workers that render strips. */
  workers: number;
}

/**
 * Restyles a clip frame by frame, in workers of its own that are stopped afterwards, whatever happens:
 * one that decodes, encodes and writes, and one for each strip of the frame.
 */
export async function restyleClip(
  source: Blob,
  request: ClipRequest,
  call: ClipCall,
  { workers }: RestyleOptions,
): Promise<ClipResult> {
  if (call.signal?.aborted) throw abortError();
  const lead = new Worker(new URL('./restyle.worker.ts', import.meta.url), { type: 'module' });
  const crew = Array.from(
    { length: workers },
    () => new Worker(new URL('./strip.worker.ts', import.meta.url), { type: 'module' }),
  );
  const over = new AbortController();
  try {
    return await new Promise<ClipResult>((resolve, reject) => {
      call.signal?.addEventListener('abort', () => reject(abortError()), { signal: over.signal });
      lead.onmessage = ({ data }: MessageEvent<RestyleNews>) => {
        if ('progress' in data) call.onProgress?.(data.progress);
        else if ('picture' in data) call.onFrame?.(data.picture);
        else if ('done' in data) resolve(data.done);
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
      const job: RestyleJob = { source, request, ports };
      lead.postMessage(job, ports);
    });
  } finally {
    over.abort();
    for (const worker of [lead, ...crew]) worker.terminate();
  }
}
