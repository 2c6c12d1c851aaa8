/** What the file chooser of this page offers. WebP, GIF and WebM are not in it. */
export const acceptedTypes =
  'image/avif,image/jpeg,image/png,image/heic,image/heif,video/mp4,video/quicktime';

/** At most so many photos and clips in one post. */
export const mostItems = 10;

/** A photo or clip the page could open. */
export interface Medium {
  readonly id: number;
  readonly file: File;
  readonly kind: 'image' | 'video';
  readonly url: string;
  /** Pixels, as decoded. */
  readonly width: number;
  readonly height: number;
  readonly seconds?: number;
}

/** Why a file was turned away. */
export interface Refusal {
  readonly name: string;
  readonly why: 'type' | 'unreadable';
}

let lastId = 0;

/** Reads the first bytes: a name or a declared type can say anything. */
async function kindByBytes(file: File): Promise<'image' | 'video' | undefined> {
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const text = String.fromCharCode(...head);
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image';
  if (text.startsWith('\x89PNG')) return 'image';
  if (text.slice(4, 8) === 'ftyp') {
    return /avif|avis|hei|hevc|mif1|msf1/.test(text.slice(8, 12)) ? 'image' : 'video';
  }
  return undefined;
}

function loaded(target: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    target.addEventListener('loadeddata', () => resolve(), { signal });
    target.addEventListener('error', () => reject(new Error('cannot be played')), { signal });
    signal.addEventListener('abort', () => reject(new Error('took too long')));
  });
}

async function measure(kind: 'image' | 'video', url: string): Promise<Omit<Medium, 'id' | 'file'>> {
  if (kind === 'image') {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    return { kind, url, width: picture.naturalWidth, height: picture.naturalHeight };
  }
  const clip = document.createElement('video');
  clip.muted = true;
  clip.preload = 'auto';
  clip.src = url;
  await loaded(clip, AbortSignal.timeout(15_000));
  if (clip.videoWidth === 0) throw new Error('no picture in it');
  const { videoWidth: width, videoHeight: height, duration: seconds } = clip;
  clip.removeAttribute('src');
  return { kind, url, width, height, seconds };
}

/** Opens one file as the site would: refuses kinds it does not list and what it cannot decode. */
export async function openMedium(file: File): Promise<Medium | Refusal> {
  const kind = await kindByBytes(file);
  if (!kind || !acceptedTypes.split(',').includes(file.type)) {
    return { name: file.name, why: 'type' };
  }
  const url = URL.createObjectURL(file);
  try {
    return { id: ++lastId, file, ...(await measure(kind, url)) };
  } catch {
    URL.revokeObjectURL(url);
    return { name: file.name, why: 'unreadable' };
  }
}
