import { toMimError } from '@/utils/lib/errors';
import type { RestyleJob, RestyleNews } from './protocol';
import { restyle } from './session';

const say = (news: RestyleNews) => self.postMessage(news);

self.onmessage = ({ data }: MessageEvent<RestyleJob>) => {
  restyle(data.source, data.request, data.ports, {
    onProgress: (progress) => say({ progress }),
    onPicture: (picture) => say({ picture }),
  }).then(
    (done) => say({ done }),
    (thrown: unknown) => say({ failed: toMimError(thrown).toData() }),
  );
};
