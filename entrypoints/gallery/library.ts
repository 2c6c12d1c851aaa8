import type { Library, Stop } from '@/components/gallery/library';
import { type History, observe } from '@/utils/history';
import { MimError } from '@/utils/lib/errors';

const PAGE = 60;

/** Runs a reading call now and after every change of what it read. */
function live<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void = () => {},
): Stop {
  const subscription = observe(query).subscribe({ next: onValue, error: onError });
  return () => subscription.unsubscribe();
}

/** The gallery's view of the history. */
export function createLibrary(history: History): Library {
  const find = async (id: string) => (await history.open(id))?.creation ?? null;
  return {
    observePage: ({ text, favouritesOnly }, cursor, onPage, onError) =>
      live(
        () => history.list({ text, favourite: favouritesOnly }, cursor ?? undefined, PAGE),
        ({ items, next }) => onPage({ items, next: next ?? null }),
        onError,
      ),
    observe: (id, onCreation, onError) => live(() => find(id), onCreation, onError),
    observeUsage: (onUsage) =>
      live(
        () => history.usage(),
        ({ creations, bytes, quota }) => onUsage({ creations, bytes, quota: quota ?? null }),
      ),
    thumb: async (creation) => (await history.thumb(creation.media.thumb)) ?? null,
    find,
    open: async (id) => {
      const opened = await history.open(id);
      if (!opened?.result) throw new MimError('storage-failed', 'result');
      return { original: opened.original ?? null, result: opened.result };
    },
    lineage: async (id) => {
      const [creation, { ancestors, descendants }] = await Promise.all([
        find(id),
        history.lineage(id),
      ]);
      const path = [...ancestors].reverse();
      return { path: creation ? [...path, creation] : path, children: descendants };
    },
    findByFile: async (file) => (await history.findByFile(file))[0] ?? null,
    remove: (id) => history.remove(id),
    restore: (id) => history.restore(id),
    setFavourite: (id, favourite) => history.setFavourite(id, favourite),
    setNote: (id, note) => history.setNote(id, note),
    saveAll: (call) => history.exportAll(call),
  };
}
