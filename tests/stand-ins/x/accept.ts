import type { DraftItem } from '../shared/measure.ts';

/** The file input's `accept`, exactly as on the site. */
export const accept = 'image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime';

/** Why the site refuses a file; also the key of the message it shows. */
export type Refusal = 'tooMany' | 'tooBig' | 'badType' | 'broken';

const megabyte = 1024 * 1024;

/** What can be said before decoding: type and size. Images up to 5 MB, GIFs 15 MB, clips 512 MB. */
export function refuseFile(file: File): Refusal | null {
  if (!accept.split(',').includes(file.type)) return 'badType';
  const limit = file.type.startsWith('video/') ? 512 : file.type === 'image/gif' ? 15 : 5;
  return file.size > limit * megabyte ? 'tooBig' : null;
}

/** Whether these files may be in one post: up to 4 photos, or 1 GIF, or 1 clip. */
export function refuseTogether(files: readonly File[]): Refusal | null {
  const photos = files.filter((file) => file.type !== 'image/gif' && isImage(file)).length;
  const others = files.length - photos;
  return others === 0 ? (photos > 4 ? 'tooMany' : null) : files.length > 1 ? 'tooMany' : null;
}

/** What decoding shows: 4 to 8192 pixels a side for pictures; 0.5 to 140 s and 32 pixels for clips. */
export function refuseDecoded(item: DraftItem): Refusal | null {
  const least = item.seconds === undefined ? 4 : 32;
  const small = Math.min(item.width, item.height) < least;
  const large = Math.max(item.width, item.height) > 8192;
  const short = item.seconds !== undefined && item.seconds < 0.5;
  const long = item.seconds !== undefined && item.seconds > 140.5;
  return small || large || short || long ? 'broken' : null;
}

function isImage(file: File): boolean {
  return file.type.startsWith('image/');
}
