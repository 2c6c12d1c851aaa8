import { throwIfAborted } from '@/utils/lib/abort';
import type { CreationRow, Database } from './database';
import { creationOf } from './list';
import { readable } from './media';
import type { Creation } from './schema';
import { isoDate } from './words';
import { ZipWriter } from './zip';

const ROWS_AT_ONCE = 100;

/** Version of `recipes.json`. */
const EXPORT_VERSION = 1;

export interface ExportCall {
  signal?: AbortSignal;
  /** 0..1, never going back. */
  onProgress?: (fraction: number) => void;
}

const FOLDERS = { original: 'originals', result: 'results', thumb: 'thumbnails' } as const;
type Kind = keyof typeof FOLDERS;
const KINDS: readonly Kind[] = ['original', 'result', 'thumb'];

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
};

/** A name a person can read, free in this ZIP: `2026-11-22-look-1a2b3c4d.jpg`. */
function humanName(creation: Creation, kind: Kind, type: string, taken: Set<string>): string {
  const look = creation.recipe.look.id.replace(/[^a-z0-9-]/gi, '');
  const stem = `${FOLDERS[kind]}/${isoDate(creation.createdAt)}-${look}-${creation.id.slice(-8)}`;
  const ending = ENDINGS[type.split(';')[0] ?? ''] ?? 'bin';
  let name = `${stem}.${ending}`;
  for (let i = 2; taken.has(name); i++) name = `${stem}-${i}.${ending}`;
  taken.add(name);
  return name;
}

/** What `recipes.json` says of one file; `name` is null where the stored file was lost. */
interface FileNote {
  sha256: string;
  name: string | null;
}

class Exporter {
  readonly #zip = new ZipWriter();
  readonly #names = new Map<string, string | null>();
  readonly #taken = new Set<string>();
  readonly #database: Database;
  readonly #signal: AbortSignal | undefined;

  constructor(database: Database, signal: AbortSignal | undefined) {
    this.#database = database;
    this.#signal = signal;
  }

  /** Puts a file in once, whoever uses it first. */
  async #file(creation: Creation, kind: Kind): Promise<FileNote> {
    const sha256 = creation.media[kind];
    const key = `${FOLDERS[kind]}/${sha256}`;
    const known = this.#names.get(key);
    if (known !== undefined) return { sha256, name: known };
    const blob = await readable(this.#database, sha256);
    let name: string | null = null;
    if (blob) {
      const free = humanName(creation, kind, blob.type, this.#taken);
      try {
        await this.#zip.add(free, blob, creation.createdAt, this.#signal);
        name = free;
      } catch {
        throwIfAborted(this.#signal);
      }
    }
    this.#names.set(key, name);
    return { sha256, name };
  }

  /** The creation's entry in `recipes.json`, its files added on the way. */
  async row(row: CreationRow): Promise<string | undefined> {
    const creation = creationOf(row);
    if (!creation || creation.deletedAt !== undefined) return undefined;
    const files: Partial<Record<Kind, FileNote>> = {};
    for (const kind of KINDS) files[kind] = await this.#file(creation, kind);
    return JSON.stringify({ ...creation, files });
  }

  async finish(entries: Blob): Promise<Blob> {
    const head = `{"format":"make-it-mine","version":${EXPORT_VERSION},"exportedAt":${Date.now()},"creations":[\n`;
    const index = new Blob([head, entries, '\n]}\n'], { type: 'application/json' });
    // Last, so that a file cut short is seen to be incomplete.
    await this.#zip.add('recipes.json', index, Date.now(), this.#signal);
    return this.#zip.finish();
  }
}

/**
 * Everything kept, as one ZIP: `originals/`, `results/`, `thumbnails/` with readable names, and
 * `recipes.json` with every creation, the names of its files and their digests. A file that can no
 * longer be read is left out and named null. Deleted creations and keys are not in it. One file at a
 * time is read, and the ZIP refers to the stored files, so memory stays flat.
 */
export async function exportAll(database: Database, call: ExportCall = {}): Promise<Blob> {
  const exporter = new Exporter(database, call.signal);
  const total = Math.max(1, await database.creations.count());
  let entries = new Blob([]);
  let done = 0;
  let after = '';
  for (;;) {
    const rows = await database.creations.where('id').above(after).limit(ROWS_AT_ONCE).toArray();
    const texts: string[] = [];
    for (const row of rows) {
      throwIfAborted(call.signal);
      const text = await exporter.row(row);
      if (text !== undefined) texts.push(text);
      call.onProgress?.(Math.min(0.99, ++done / total));
    }
    if (texts.length > 0) {
      entries = new Blob([entries, entries.size > 0 ? ',\n' : '', texts.join(',\n')]);
    }
    if (rows.length < ROWS_AT_ONCE) break;
    after = rows.at(-1)?.id ?? after;
  }
  const zip = await exporter.finish(entries);
  call.onProgress?.(1);
  return zip;
}
