import { useEffect, useRef, useState } from 'react';
import { isDropped } from '../shared/switches.ts';
import { usePage } from './context.ts';

/** An opened clip. */
export interface Clip {
  readonly file: File;
  readonly url: string;
  /** Pixels, as decoded. */
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
}

/** What the page shows, and how far the upload is. */
export interface Upload {
  readonly stage: 'select' | 'opening' | 'edit' | 'crashed';
  readonly clip: Clip | null;
  /** Per cent; null while the bar is not there yet. */
  readonly progress: number | null;
  readonly done: boolean;
  /** The name of a file that was turned away. */
  readonly refused: string | null;
}

/** The page's upload and what can be done with it. */
export interface UploadControl extends Upload {
  /** A choice made in the select view or by Replace; false when it was not even looked at. */
  take(file: File, trusted: boolean): boolean;
  /** Back to the select view. */
  reset(): void;
  /** The crash page. */
  crash(): void;
}

const nothing: Upload = { stage: 'select', clip: null, progress: null, done: false, refused: null };
const dropAfter = 300;
const barAfter = 180;
const uploadTakes = 700;

async function openClip(file: File): Promise<Clip> {
  const url = URL.createObjectURL(file);
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.src = url;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('took too long')), 15_000);
    const end = (done: () => void) => {
      clearTimeout(timer);
      done();
    };
    video.addEventListener('loadeddata', () => end(resolve), { once: true });
    video.addEventListener('error', () => end(() => reject(new Error('undecodable'))), {
      once: true,
    });
  });
  const { videoWidth: width, videoHeight: height, duration: seconds } = video;
  if (width === 0) throw new Error('no picture in it');
  return { file, url, width, height, seconds };
}

/** Takes one clip, opens it in the page, and pretends to upload it. */
export function useUpload(): UploadControl {
  const { ledger, switches, variants } = usePage();
  const [state, setState] = useState<Upload>(nothing);
  // The page handles one choice at a time, whatever else is fired at it meanwhile.
  const opening = useRef(false);
  const { clip, stage } = state;

  const take = (file: File, trusted: boolean): boolean => {
    if (variants.trusted && !trusted) {
      ledger.log('untrusted-ignored', file.name);
      return false;
    }
    if (opening.current) {
      ledger.log('second-change-ignored', file.name);
      return false;
    }
    if (!file.type.startsWith('video/')) {
      ledger.log('refused', file.name);
      setState((now) => ({ ...now, refused: file.name }));
      return false;
    }
    opening.current = true;
    void use(file).finally(() => {
      opening.current = false;
    });
    return true;
  };

  const use = async (file: File) => {
    const before = clip;
    if (!before) setState({ ...nothing, stage: 'opening' });
    try {
      const opened = await openClip(file);
      setState({ ...nothing, stage: 'edit', clip: opened });
      ledger.log(before ? 'replaced' : 'chosen', file.name);
      if (!isDropped(switches) && !(before && variants.dropReplace)) return;
      const left = afterDrop(before);
      setTimeout(() => setState((now) => (now.clip === opened ? left : now)), dropAfter);
    } catch {
      ledger.log('crashed', file.name);
      setState({ ...nothing, stage: 'crashed' });
    }
  };
  const afterDrop = (before: Clip | null): Upload =>
    before && variants.dropReplace ? { ...nothing, stage: 'edit', clip: before } : nothing;

  useEffect(() => {
    ledger.setFiles(clip ? [clip.file] : []);
  }, [ledger, clip]);

  useEffect(() => {
    if (!clip) return;
    const total = uploadTakes + switches.slow;
    const start = performance.now();
    const timer = setInterval(() => {
      const gone = performance.now() - start;
      if (gone < barAfter) return;
      const progress = Math.min(100, Math.round((100 * gone) / total));
      setState((now) => (now.clip === clip ? { ...now, progress, done: progress === 100 } : now));
      if (progress === 100) clearInterval(timer);
    }, 60);
    return () => clearInterval(timer);
  }, [clip, switches.slow]);

  useEffect(() => {
    if (stage !== 'edit') return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [stage]);

  return {
    ...state,
    take,
    reset: () => setState(nothing),
    crash: () => {
      ledger.log('crashed', 'editor');
      setState({ ...nothing, stage: 'crashed' });
    },
  };
}
