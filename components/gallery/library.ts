import type { Studio } from '@/components/panel/studio';
import type { Creation } from '@/utils/history/schema';

/** Which creations to show. */
export interface LibraryQuery {
  /** Words to look for in look names, notes, captions and places; empty finds everything. */
  text: string;
  favouritesOnly: boolean;
}

/** A stretch of the list, newest first. */
export interface LibraryPage {
  items: readonly Creation[];
  /** Where the next page begins; `null` at the end. */
  next: string | null;
}

/** What a creation is made of, as files. */
export interface CreationFiles {
  /** The user's own photo, byte for byte; `null` when it is gone. */
  original: Blob | null;
  result: Blob;
}

/** What the history takes on disk. */
export interface LibraryUsage {
  creations: number;
  /** Bytes of our own media, each counted once. */
  bytes: number;
  /** Bytes the browser lets us have, when it says so. */
  quota: number | null;
}

/** How one creation came to be, and what came of it. */
export interface Lineage {
  /** From the first try on this photo to the opened creation; the opened one is last. */
  path: readonly Creation[];
  /** Other things made from this one, oldest first. */
  children: readonly Creation[];
}

/** Stops an observation. */
export type Stop = () => void;

/**
 * All that the gallery knows of the history. Observers are called once with what is there now and
 * again on every change, from whichever page or worker it came. Calls reject with `MimError`;
 * a cancelled call rejects with `AbortError`.
 */
export interface Library {
  observePage(
    query: LibraryQuery,
    cursor: string | null,
    onPage: (page: LibraryPage) => void,
    onError: (error: unknown) => void,
  ): Stop;
  /** One creation, deleted ones included; `null` when there is none of that id. */
  observe(
    id: string,
    onCreation: (creation: Creation | null) => void,
    onError: (error: unknown) => void,
  ): Stop;
  observeUsage(onUsage: (usage: LibraryUsage) => void): Stop;

  /** The small picture of the list; `null` when it is gone. */
  thumb(creation: Creation): Promise<Blob | null>;
  /** Rejects with `storage-failed` when the result is gone. */
  open(id: string): Promise<CreationFiles>;
  /** A creation as it is now; `null` when there is none of that id. */
  find(id: string): Promise<Creation | null>;
  lineage(id: string): Promise<Lineage>;
  /** The newest creation that this very file belongs to; `null` when it is none of ours. */
  findByFile(file: File): Promise<Creation | null>;

  /** Soft: `restore` brings it back for thirty days. */
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  setFavourite(id: string, favourite: boolean): Promise<void>;
  setNote(id: string, note: string): Promise<void>;

  /** Everything in one zip. Progress goes from 0 to 1 and never back. */
  saveAll(call: { signal: AbortSignal; onProgress: (fraction: number) => void }): Promise<Blob>;
}

/** What the studio starts from: a creation made again as it was, or with other choices. */
export interface StudioSource {
  creationId: string;
  mode: 'again' | 'differently';
}

/** Sets up a studio with nothing in it yet; what it starts from is put in here. */
export type StudioFor = () => Promise<Studio>;
