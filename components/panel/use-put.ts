import { useCallback, useEffect, useReducer, useRef } from 'react';
import { isAbort } from '@/utils/lib/abort';
import { toMimError } from '@/utils/lib/errors';
import { NOTHING_PUT, type PutState, putReducer } from './put-state';
import { isWorking, type ResultState } from './result-state';
import type { Made, Studio } from './studio';

interface Put {
  state: PutState;
  put: () => void;
  undo: () => void;
  keep: () => void;
  download: () => void;
  retry: () => void;
  cancel: () => void;
  dismiss: () => void;
}

/**
 * Putting, undoing, keeping and downloading of the newest result. `target` names the draft's item to
 * replace at the moment of putting.
 */
export function usePut(studio: Studio, result: ResultState, target: () => string | null): Put {
  const [state, dispatch] = useReducer(putReducer, NOTHING_PUT);
  const job = useRef<AbortController | null>(null);
  const made = result.last?.made ?? null;
  const working = isWorking(result);

  const begin = useCallback(() => {
    job.current?.abort();
    const controller = new AbortController();
    job.current = controller;
    return controller;
  }, []);

  const failed = useCallback((thrown: unknown, retry: NonNullable<PutState['retry']>) => {
    if (isAbort(thrown)) dispatch({ type: 'stopped' });
    else dispatch({ type: 'failed', code: toMimError(thrown).code, retry });
  }, []);

  const putMade = useCallback(
    async (what: Made) => {
      const { signal } = begin();
      dispatch({ type: 'putting', made: what });
      try {
        const outcome = await studio.put(what, target(), { signal });
        if (signal.aborted) return;
        dispatch({ type: 'outcome', made: what, outcome });
        if (outcome.state === 'attached') return;
        await studio.arrived(what, { signal });
        if (!signal.aborted) dispatch({ type: 'arrived', made: what });
      } catch (thrown) {
        if (!signal.aborted) failed(thrown, 'put');
      }
    },
    [studio, target, begin, failed],
  );

  const put = useCallback(() => {
    if (working) dispatch({ type: 'pressed' });
    else if (made) void putMade(made);
  }, [working, made, putMade]);

  // pressed early: go on as soon as the result is ready, give up if it will not be
  useEffect(() => {
    if (state.phase !== 'waiting' || working) return;
    if (result.phase === 'ready' && made) void putMade(made);
    else dispatch({ type: 'stopped' });
  }, [state.phase, working, result.phase, made, putMade]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new run of making counts
  useEffect(() => dispatch({ type: 'moved-on' }), [result.run]);

  const undo = useCallback(async () => {
    const { signal } = begin();
    dispatch({ type: 'undoing' });
    try {
      const outcome = await studio.undoPut({ signal });
      if (signal.aborted) return;
      dispatch({ type: 'undo-outcome', outcome });
      if (outcome.state === 'attached') return;
      await studio.arrived(null, { signal });
      if (!signal.aborted) dispatch({ type: 'undo-outcome', outcome: { state: 'attached' } });
    } catch (thrown) {
      if (!signal.aborted) failed(thrown, 'undo');
    }
  }, [studio, begin, failed]);

  const keep = useCallback(async () => {
    if (!made) return;
    try {
      await studio.keep(made);
      dispatch({ type: 'kept', made });
    } catch (thrown) {
      failed(thrown, 'keep');
    }
  }, [studio, made, failed]);

  const download = useCallback(async () => {
    if (!made) return;
    try {
      await studio.download(made);
      dispatch({ type: 'downloaded', made });
    } catch (thrown) {
      failed(thrown, 'download');
    }
  }, [studio, made, failed]);

  const cancel = useCallback(() => {
    job.current?.abort();
    dispatch({ type: 'stopped' });
  }, []);
  const dismiss = useCallback(() => dispatch({ type: 'dismissed' }), []);
  const again = { put, undo, keep, download };
  const retry = () => {
    if (state.retry) void again[state.retry]();
  };

  useEffect(() => () => job.current?.abort(), []);
  return { state, put, undo, keep, download, retry, cancel, dismiss };
}
