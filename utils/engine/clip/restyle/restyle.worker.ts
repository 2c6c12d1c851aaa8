import { faultOf } from './fault';
import type { RestyleJob, RestyleNews, RestyleResults } from './protocol';
import { restyle } from './session';
import { clipFacts } from './source';
import { stillFrame } from './still-frame';

const say = (news: RestyleNews) => self.postMessage(news);

function carryOut(job: RestyleJob): Promise<RestyleResults[keyof RestyleResults]> {
  if (job.job === 'facts') return clipFacts(job.source);
  if (job.job === 'frame') return stillFrame(job.source, job.side, job.at);
  const call = {
    onProgress: (progress: number) => say({ progress }),
    onPicture: (picture: Blob) => say({ picture }),
  };
  return restyle(job.source, job.request, job.ports, call, job.gpu);
}

self.onmessage = ({ data }: MessageEvent<RestyleJob>) => {
  carryOut(data).then(
    (done) => say({ done }),
    (thrown: unknown) => say({ failed: faultOf(thrown).toData() }),
  );
};
