import { useCallback, useEffect, useReducer, useRef } from 'react';
import { isAbort } from '@/utils/lib/abort';
import { toMimError } from '@/utils/lib/errors';
import { type Deed, NOTHING_PUT, type PutState, putReducer } from './put-state';
import { isHeldBack, isWorking, type ResultState } from './result-state';
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
 * Putting, undoing, keeping and downloading of the newest result. What waits for the user's word is
 * made first, by `begin`. `target` names the draft's item to replace at the moment of putting.
 */
export function usePut(
  studio: Studio,
  result: ResultState,
  begin: () => void,
  target: () => string | null,
): Put {
  const [state, dispatch] = useReducer(putReducer, NOTHING_PUT);
  const job = useRef<AbortController | null>(null);
  const made = result.last?.made ?? null;
  const working = isWorking(result);
  const waits = isHeldBack(result);

  const newJob = useCallback(() => {
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
      const { signal } = newJob();
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
    [studio, target, newJob, failed],
  );

  const keepMade = useCallback(
    async (what: Made) => {
      try {
        await studio.keep(what);
        dispatch({ type: 'kept', made: what });
      } catch (thrown) {
        failed(thrown, 'keep');
      }
    },
    [studio, failed],
  );

  const downloadMade = useCallback(
    async (what: Made) => {
      try {
        await studio.download(what);
        dispatch({ type: 'downloaded', made: what });
      } catch (thrown) {
        failed(thrown, 'download');
      }
    },
    [studio, failed],
  );

  const act = useCallback(
    (deed: Deed, what: Made) =>
      void { put: putMade, keep: keepMade, download: downloadMade }[deed](what),
    [putMade, keepMade, downloadMade],
  );
  const press = (deed: Deed) => {
    if (waits) begin();
    if (waits || working) dispatch({ type: 'pressed', deed });
    else if (made) act(deed, made);
  };

  // pressed early: go on as soon as the result is ready, give up if it will not be
  useEffect(() => {
    if (state.phase !== 'waiting' || working) return;
    if (result.phase === 'ready' && made) {
      // the wait is over whatever comes of it: kept and downloaded tell nothing until they are done
      dispatch({ type: 'stopped' });
      act(state.deed, made);
    } else dispatch({ type: 'stopped' });
  }, [state.phase, state.deed, working, result.phase, made, act]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new run of making counts
  useEffect(() => dispatch({ type: 'moved-on' }), [result.run]);

  const undo = useCallback(async () => {
    const { signal } = newJob();
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
  }, [studio, newJob, failed]);

  const cancel = useCallback(() => {
    job.current?.abort();
    dispatch({ type: 'stopped' });
  }, []);
  const dismiss = useCallback(() => dispatch({ type: 'dismissed' }), []);
  const put = () => press('put');
  const keep = () => press('keep');
  const download = () => press('download');
  const again = { put, undo, keep, download };
  const retry = () => {
    if (state.retry) void again[state.retry]();
  };

  useEffect(() => () => job.current?.abort(), []);
  return { state, put, undo, keep, download, retry, cancel, dismiss };
}
