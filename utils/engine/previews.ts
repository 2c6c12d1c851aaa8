import { throwIfAborted } from '@/utils/lib/abort';
import type { Call, PreviewRequest } from './engine';
import type { WorkerPool } from './work/pool';
import type { PictureData } from './work/protocol';

/** Looks that a worker is given at once: enough to keep it busy, few enough to share them out evenly. */
const BATCH = 3;

/**
 * Draws a small picture in many looks, a few at a time on every worker, in the order asked for: the
 * first that come are the first that are seen.
 */
export async function makePreviews(
  pool: WorkerPool,
  picture: PictureData,
  requests: readonly PreviewRequest[],
  onPreview: (index: number, picture: Blob) => void,
  { signal, onProgress }: Call,
): Promise<void> {
  let done = 0;
  await Promise.all(
    batches(requests.length, pool.size).map((indices) =>
      pool.run(
        'previews',
        () => {
          const rgba = picture.rgba.slice(0);
          const batch = indices.flatMap((index) => requests[index] ?? []);
          return { data: { picture: { ...picture, rgba }, requests: batch }, transfer: [rgba] };
        },
        {
          ...(signal && { signal }),
          short: true,
          onPart: ({ index, blob }) => {
            const asked = indices[index];
            if (asked === undefined || signal?.aborted) return;
            onPreview(asked, blob);
            done += 1;
            onProgress?.(done / requests.length);
          },
        },
      ),
    ),
  );
  throwIfAborted(signal);
}

/**
 * Positions 0..count - 1 in batches for so many workers: dealt out in turn within each round, so that
 * earlier ones come earlier on all workers.
 */
export function batches(count: number, workers: number): number[][] {
  const made: number[][] = [];
  for (let first = 0; first < count; first += BATCH * workers) {
    const round = Math.min(BATCH * workers, count - first);
    for (let worker = 0; worker < Math.min(workers, round); worker++) {
      const batch: number[] = [];
      for (let i = worker; i < round; i += workers) batch.push(first + i);
      made.push(batch);
    }
  }
  return made;
}
