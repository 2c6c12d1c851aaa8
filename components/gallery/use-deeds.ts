import { useCallback, useMemo, useState } from 'react';
import type { Creation } from '@/utils/history/schema';
import type { Library } from './library';
import type { Deleted } from './undo-toast';
import { failureWords } from './words';

/** What can be done to creations, and what last went wrong with it. */
export interface Deeds {
  /** In words; `null` when all went well. */
  problem: string | null;
  dismiss: () => void;
  /** What was deleted last and can still be undone by one press. */
  deleted: Deleted | null;
  forget: () => void;
  favourite: (creation: Creation) => void;
  note: (id: string, note: string) => void;
  /** Resolves to whether it was deleted. */
  remove: (id: string, byKey: boolean) => Promise<boolean>;
  restore: (id: string) => void;
}

/** Changes to the history, with every failure told. */
export function useDeeds(library: Library): Deeds {
  const [problem, setProblem] = useState<string | null>(null);
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  const attempt = useCallback(async (deed: Promise<void>) => {
    try {
      await deed;
      setProblem(null);
      return true;
    } catch (error) {
      setProblem(failureWords(error));
      return false;
    }
  }, []);
  const deeds = useMemo(
    () => ({
      dismiss: () => setProblem(null),
      forget: () => setDeleted(null),
      favourite: ({ id, favourite }: Creation) =>
        void attempt(library.setFavourite(id, !favourite)),
      note: (id: string, note: string) => void attempt(library.setNote(id, note)),
      remove: async (id: string, byKey: boolean) => {
        const done = await attempt(library.remove(id));
        if (done) setDeleted({ id, byKey });
        return done;
      },
      restore: (id: string) => {
        setDeleted(null);
        void attempt(library.restore(id));
      },
    }),
    [attempt, library],
  );
  return { problem, deleted, ...deeds };
}
