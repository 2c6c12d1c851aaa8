import { toMimError } from '@/utils/lib/errors';
import type { ClipJob, ClipNews } from './protocol';
import { renderReveal } from './reveal';

const say = (news: ClipNews) => self.postMessage(news);

self.onmessage = ({ data }: MessageEvent<ClipJob>) => {
  renderReveal(data.original, data.result, data.request, (progress) => say({ progress })).then(
    (done) => say({ done }),
    (thrown: unknown) => say({ failed: toMimError(thrown).toData() }),
  );
};
