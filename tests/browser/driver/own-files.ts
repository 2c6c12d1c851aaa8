import { readFileSync, writeFileSync } from 'node:fs';
import type { Page, TestInfo } from '@playwright/test';
import { photo } from '../../fixtures/media.ts';
import { clip, scene } from '../stand-ins/samples.ts';
import { sha256 } from './digest.ts';

/** A user's own file on disk. */
export interface OwnFile {
  name: string;
  path: string;
  sha256: string;
}

function onDisk(info: TestInfo, name: string, bytes: Uint8Array): OwnFile {
  const path = info.outputPath(name);
  writeFileSync(path, bytes);
  return { name, path, sha256: sha256(bytes) };
}

/** Photos of the user's own, each of another size, so that none is taken for another. */
export function ownPhotos(info: TestInfo, names: readonly string[]): OwnFile[] {
  return names.map((name, at) =>
    onDisk(info, name, photo(name, 520 + at * 40, 400 + at * 30, at + 3).buffer),
  );
}

/** A short clip of the user's own, filmed in the page. */
export async function ownClip(page: Page, info: TestInfo, name: string): Promise<OwnFile> {
  return onDisk(info, name, (await clip(page, name, 180, 320)).buffer);
}

/** A clip of the user's own with something moving in it, 320 by 180 pixels, of so many seconds. */
export async function ownScene(
  page: Page,
  info: TestInfo,
  name: string,
  seconds = 1,
): Promise<OwnFile> {
  return onDisk(info, name, (await scene(page, name, seconds)).buffer);
}

/** A file already on disk, such as a download. */
export function fileOnDisk(path: string, name: string): OwnFile {
  return { name, path, sha256: sha256(readFileSync(path)) };
}
