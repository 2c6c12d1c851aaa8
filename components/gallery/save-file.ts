import type { Creation } from '@/utils/history/schema';

const EXTENSIONS: Record<Creation['recipe']['fit']['format'], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
};

/** Name of a creation's file: the look and the day, nothing of the camera's. */
export function fileName(creation: Creation): string {
  const date = new Date(creation.createdAt);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const look = creation.recipe.look.id.replace(/[^a-z0-9-]+/gi, '-').slice(0, 40);
  return `make-it-mine-${look}-${day}.${EXTENSIONS[creation.recipe.fit.format]}`;
}

/** Saves a blob under a name, the way a click on a download link does. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the URL after this turn; a minute is ample even for a slow disk.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
