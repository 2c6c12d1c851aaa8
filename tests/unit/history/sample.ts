import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { type Creation, digest, type History, openDatabase, openHistory } from '@/utils/history';
import { uuidv7 } from '@/utils/lib/uuid';

/** A database of its own, empty, that can be opened more than once. */
export function newStore(): { indexedDB: IDBFactory; IDBKeyRange: typeof globalThis.IDBKeyRange } {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

export function newHistory(store = newStore()): History {
  return openHistory(openDatabase(store));
}

export function blobOf(text: string, type = 'image/jpeg'): Blob {
  return new Blob([text], { type });
}

/** A creation with its files; every part can be set. */
export async function sample(
  part: Partial<Creation> & { files?: [string, string, string]; look?: string } = {},
): Promise<{ creation: Creation; blobs: Blob[] }> {
  const { files, look = 'oil', ...rest } = part;
  const createdAt = rest.createdAt ?? Date.UTC(2026, 10, 22, 12);
  const id = rest.id ?? uuidv7(createdAt);
  const blobs = (files ?? [`original ${id}`, `result ${id}`, `thumb ${id}`]).map((text, i) =>
    blobOf(text, i === 2 ? 'image/webp' : 'image/jpeg'),
  );
  const [original = '', result = '', thumb = ''] = await Promise.all(blobs.map((b) => digest(b)));
  const creation: Creation = {
    id,
    v: 1,
    createdAt,
    recipe: {
      v: 1,
      look: { id: look, version: 1 },
      options: { detail: 0.5 },
      keep: 0.2,
      seed: 7,
      eraseBack: [],
      provider: { id: 'on-device' },
      fit: { slot: 'x', width: 1080, height: 1350, format: 'image/jpeg' },
      source: { sha256: original, kind: 'photo', width: 3000, height: 4000 },
    },
    media: { original, result, thumb },
    disclosure: { digitalSourceType: 'algorithmicallyEnhanced', aiLabelDue: false },
    uses: [],
    favourite: false,
    note: '',
    ...rest,
  };
  return { creation, blobs };
}
