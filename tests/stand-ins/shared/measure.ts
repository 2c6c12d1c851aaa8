/** One file of the draft as the site received and decoded it. */
export type DraftItem = {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Decoded pixels; 0 where the file could not be decoded. */
  readonly width: number;
  readonly height: number;
  /** Length of a clip in seconds; absent for pictures. */
  readonly seconds?: number;
  /** Lower-case hex of the file's bytes. */
  readonly sha256: string;
};

const measured = new WeakMap<File, Promise<DraftItem>>();

/** Decodes and hashes a file; remembered per file object. Never throws: 0×0 says undecodable. */
export function measure(file: File): Promise<DraftItem> {
  const known = measured.get(file);
  if (known) return known;
  const fresh = measureNow(file);
  measured.set(file, fresh);
  return fresh;
}

async function measureNow(file: File): Promise<DraftItem> {
  const [sha256, size] = await Promise.all([
    sha256Of(file),
    file.type.startsWith('video/') ? clipSize(file) : pictureSize(file),
  ]);
  return { name: file.name, type: file.type, bytes: file.size, ...size, sha256 };
}

async function sha256Of(file: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Size = { width: number; height: number; seconds?: number };

async function pictureSize(file: Blob): Promise<Size> {
  try {
    const bitmap = await createImageBitmap(file);
    const size = { width: bitmap.width, height: bitmap.height };
    bitmap.close();
    return size;
  } catch {
    return { width: 0, height: 0 };
  }
}

function clipSize(file: Blob): Promise<Size> {
  return new Promise((resolve) => {
    const video = document.createElement('video');
    const url = URL.createObjectURL(file);
    const done = (size: Size) => {
      URL.revokeObjectURL(url);
      video.removeAttribute('src');
      resolve(size);
    };
    video.preload = 'metadata';
    video.muted = true;
    video.onloadedmetadata = () =>
      done({ width: video.videoWidth, height: video.videoHeight, seconds: video.duration });
    video.onerror = () => done({ width: 0, height: 0, seconds: 0 });
    video.src = url;
  });
}
