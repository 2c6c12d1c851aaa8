import { toMimError } from '@/utils/lib/errors';
import { renderMotion } from './motion';
import type { ClipJob, ClipNews } from './protocol';
import { renderReveal } from './reveal';

const say = (news: ClipNews) => self.postMessage(news);

async function make({ original, result, request }: ClipJob) {
  const onProgress = (progress: number) => say({ progress });
  return 'motion' in request
    ? renderMotion(original, result, request, onProgress)
    : renderReveal(original, result, request, onProgress);
}

self.onmessage = ({ data }: MessageEvent<ClipJob>) => {
  make(data).then(
    (done) => say({ done }),
    (thrown: unknown) => say({ failed: toMimError(thrown).toData() }),
  );
};
