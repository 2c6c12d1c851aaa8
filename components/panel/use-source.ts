import { useCallback, useEffect, useReducer, useRef } from 'react';
import { isAbort } from '@/utils/lib/abort';
import { toMimError } from '@/utils/lib/errors';
import { NO_SOURCE, type Source, type SourceState, sourceReducer } from './source-state';
import type { RecentItem, Studio, StudioItem } from './studio';

interface SourceHandle {
  state: SourceState;
  choose: (file: File) => void;
  chooseItem: (item: StudioItem) => void;
  chooseRecent: (item: RecentItem) => void;
  /** The draft holds something that is about to be opened. */
  expected: boolean;
  /** Does the last thing again after it failed. */
  retry: () => void;
  dismiss: () => void;
}

/** The user's photo or clip: given, from the draft, or from the past. The newest wish wins. */
export function useSource(studio: Studio, items: readonly StudioItem[]): SourceHandle {
  const [state, dispatch] = useReducer(sourceReducer, NO_SOURCE);
  const running = useRef<AbortController | null>(null);
  const last = useRef<(() => void) | null>(null);
  /** Items that were opened by themselves: one that could not be read is not tried over and over. */
  const tried = useRef(new Set<string>());

  const open = useCallback(
    (read: (signal: AbortSignal) => Promise<Omit<Source, 'info'>>) => {
      const attempt = async () => {
        running.current?.abort();
        const controller = new AbortController();
        running.current = controller;
        const { signal } = controller;
        dispatch({ type: 'reading' });
        try {
          const found = await read(signal);
          const info = await studio.inspect(found.file, { signal });
          if (!signal.aborted) dispatch({ type: 'opened', source: { ...found, info } });
        } catch (thrown) {
          if (signal.aborted) return;
          if (isAbort(thrown)) dispatch({ type: 'stopped' });
          else dispatch({ type: 'failed', code: toMimError(thrown).code });
        }
      };
      last.current = attempt;
      void attempt();
    },
    [studio],
  );

  const choose = useCallback(
    (file: File) => open(async () => ({ file, item: null, parentId: null })),
    [open],
  );
  const chooseItem = useCallback(
    (item: StudioItem) =>
      open(async (signal) => {
        const file = await studio.readItem(item.id, { signal });
        const of = studio.state().items.length;
        return { file, item: { id: item.id, position: item.position, of }, parentId: null };
      }),
    [open, studio],
  );
  const chooseRecent = useCallback(
    (recent: RecentItem) =>
      open(async (signal) => ({
        file: await studio.readRecent(recent.id, { signal }),
        item: null,
        parentId: recent.id,
      })),
    [open, studio],
  );

  // the first item in the draft is opened by itself, now or when it comes
  const touched = state.source !== null || state.reading || state.error !== null;
  const first = items[0];
  const firstId = first?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: lists are new each time; what counts is the item's id
  useEffect(() => {
    if (touched || !first || tried.current.has(first.id)) return;
    tried.current.add(first.id);
    chooseItem(first);
  }, [touched, firstId, chooseItem]);

  useEffect(() => {
    const ids = tried.current;
    return () => {
      running.current?.abort();
      ids.clear();
    };
  }, []);
  const retry = useCallback(() => last.current?.(), []);
  const dismiss = useCallback(() => dispatch({ type: 'dismissed' }), []);
  const expected = !touched && first !== undefined && !tried.current.has(first.id);
  return { state, expected, choose, chooseItem, chooseRecent, retry, dismiss };
}
