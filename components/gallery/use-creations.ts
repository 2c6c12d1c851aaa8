import { useCallback, useEffect, useRef, useState } from 'react';
import type { Library, LibraryQuery } from './library';
import { type ListState, PagedList } from './paging';

const BEGINNING: ListState = { items: [], loading: true, more: false, failed: false };

export interface Creations extends ListState {
  readMore: () => void;
  retry: () => void;
}

/** The creations a query finds, live, page by page. The previous find stays until the next is there. */
export function useCreations(library: Library, query: LibraryQuery): Creations {
  const [state, setState] = useState(BEGINNING);
  const [attempt, setAttempt] = useState(0);
  const list = useRef<PagedList | null>(null);
  const { text, favouritesOnly } = query;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks the same again
  useEffect(() => {
    const made = new PagedList(library, { text, favouritesOnly }, setState);
    list.current = made;
    return () => made.close();
  }, [library, text, favouritesOnly, attempt]);
  const readMore = useCallback(() => list.current?.more(), []);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, readMore, retry };
}
