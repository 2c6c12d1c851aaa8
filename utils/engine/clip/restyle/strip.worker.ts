import type { StripHello } from './protocol';
import { serveStrips } from './serve-strips';

self.onmessage = ({ data }: MessageEvent<StripHello | unknown>) => {
  const port = (data as Partial<StripHello> | null)?.port;
  // Anything else is answered, so that whoever asks knows the worker is there.
  if (port) serveStrips(port);
  else self.postMessage('ready');
};
