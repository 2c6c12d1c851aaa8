import type { Finished } from '@/components/panel/result-state';
import type { Made, MakeRequest } from '@/components/panel/studio';
import type { LookMeta, SourceInfo } from '@/utils/engine/engine';

/** A look with one fine control and one pick. */
export const inkLook: LookMeta = {
  id: 'sample-ink',
  version: 1,
  label: 'Sample ink',
  fields: [
    { id: 'lineWeight', kind: 'range', min: 0.5, max: 1.8, step: 0.1, default: 1 },
    { id: 'kind', kind: 'range', min: 0, max: 2, step: 1, default: 0 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
};

export const plainLook: LookMeta = { ...inkLook, id: 'sample-plain', label: 'Plain', fields: [] };

/** A look that takes colours, and is for photos only. */
export const paintLook: LookMeta = {
  ...plainLook,
  id: 'sample-paint',
  label: 'Paint',
  steady: false,
  palette: true,
};

export const source = new Blob(['source']);

export const photoInfo: SourceInfo = {
  kind: 'photo',
  type: 'image/jpeg',
  width: 40,
  height: 30,
  bytes: 6,
  animated: false,
  alpha: false,
};

/** Ten minutes long, with sound. */
export const clipInfo: SourceInfo = {
  ...photoInfo,
  kind: 'clip',
  type: 'video/mp4',
  clip: { seconds: 600, framesPerSecond: 30, codec: 'avc', sound: true },
};

/** A finished result by name. */
export function made(id: string): Made {
  return { id, file: new File([id], `${id}.jpg`, { type: 'image/jpeg' }), width: 40, height: 30 };
}

/** A finished result with a request for it. */
export function finished(id: string, request: Partial<MakeRequest> = {}): Finished {
  return {
    made: made(id),
    request: {
      source,
      look: inkLook.id,
      options: {},
      keep: 0,
      seed: 1,
      eraseBack: [],
      as: 'photo',
      ...request,
    },
  };
}
