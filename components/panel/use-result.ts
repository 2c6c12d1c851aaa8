import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { isAbort } from '@/utils/lib/abort';
import { toMimError } from '@/utils/lib/errors';
import { NO_RESULT, type ResultState, resultReducer } from './result-state';
import type { MakeRequest, Studio } from './studio';

/** Rest after the last change before the full result is begun, in milliseconds. */
const SETTLE_MS = 250;
/** Work longer than this shows progress, in milliseconds. */
const SLOW_MS = 300;

interface Result {
  state: ResultState;
  cancel: () => void;
  retry: () => void;
}

/**
 * Keeps the full result in step with `request`: each change cancels the making before it and, once
 * things have settled, begins the next. `request` must keep its identity while nothing changes.
 */
export function useResult(studio: Studio, request: MakeRequest | null): Result {
  const [state, dispatch] = useReducer(resultReducer, NO_RESULT);
  const [attempt, setAttempt] = useState(0);
  const runs = useRef(0);
  const current = useRef<{ run: number; stop: () => void } | null>(null);
  const source = request?.source ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: with a new source, what was made of the old one goes
  useEffect(() => dispatch({ type: 'cleared' }), [source]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` runs the same request again
  useEffect(() => {
    if (!request) return;
    runs.current += 1;
    const run = runs.current;
    const controller = new AbortController();
    dispatch({ type: 'asked', run });
    const slow = setTimeout(() => dispatch({ type: 'slow', run }), SETTLE_MS + SLOW_MS);
    const begin = setTimeout(async () => {
      dispatch({ type: 'started', run });
      try {
        const made = await studio.make(request, {
          signal: controller.signal,
          onProgress: (fraction) => dispatch({ type: 'progress', run, fraction }),
        });
        dispatch({ type: 'finished', run, finished: { made, request } });
      } catch (thrown) {
        if (isAbort(thrown)) dispatch({ type: 'stopped', run });
        else dispatch({ type: 'failed', run, code: toMimError(thrown).code });
      } finally {
        clearTimeout(slow);
      }
    }, SETTLE_MS);
    const stop = () => {
      clearTimeout(begin);
      clearTimeout(slow);
      controller.abort();
    };
    current.current = { run, stop };
    return stop;
  }, [studio, request, attempt]);

  const cancel = useCallback(() => {
    const job = current.current;
    if (!job) return;
    job.stop();
    dispatch({ type: 'stopped', run: job.run });
  }, []);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { state, cancel, retry };
}
