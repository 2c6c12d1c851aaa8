import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { isAbort } from '@/utils/lib/abort';
import { toMimError } from '@/utils/lib/errors';
import { NO_RESULT, type ResultState, resultReducer } from './result-state';
import type { MakeRequest, Studio } from './studio';
import { TimeLeft } from './time-left';

/** Rest after the last change before the full result is begun, in milliseconds. */
const SETTLE_MS = 250;
/** Work longer than this shows progress, in milliseconds. */
const SLOW_MS = 300;

interface Result {
  state: ResultState;
  /** Makes what waits for the user's word. */
  begin: () => void;
  cancel: () => void;
  retry: () => void;
}

/**
 * Keeps the full result in step with `request`: each change cancels the making before it and, once
 * things have settled, begins the next. A clip takes too long for that: it is made when the user says
 * so. `request` must keep its identity while nothing changes.
 */
export function useResult(studio: Studio, request: MakeRequest | null): Result {
  const [state, dispatch] = useReducer(resultReducer, NO_RESULT);
  const [attempt, setAttempt] = useState(0);
  const runs = useRef(0);
  const current = useRef<{ run: number; stop: () => void } | null>(null);
  /** The wish that the user has said to be made. */
  const wanted = useRef<MakeRequest | null>(null);
  const source = request?.source ?? null;
  const held = request?.as === 'clip';

  // biome-ignore lint/correctness/useExhaustiveDependencies: with a new source, what was made of the old one goes
  useEffect(() => dispatch({ type: 'cleared' }), [source]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` runs the same request again
  useEffect(() => {
    if (!request) return;
    runs.current += 1;
    const run = runs.current;
    if (held && wanted.current !== request) {
      dispatch({ type: 'held', run, request });
      return;
    }
    const controller = new AbortController();
    dispatch({ type: 'asked', run, held });
    const settle = held ? 0 : SETTLE_MS;
    const slow = setTimeout(() => dispatch({ type: 'slow', run }), settle + (held ? 0 : SLOW_MS));
    const begin = setTimeout(async () => {
      dispatch({ type: 'started', run });
      const start = performance.now();
      const time = new TimeLeft(start);
      try {
        const made = await studio.make(request, {
          signal: controller.signal,
          onProgress: (fraction) =>
            dispatch({
              type: 'progress',
              run,
              fraction,
              left: held ? time.note(fraction, performance.now()) : null,
            }),
          onFrame: (frame) => dispatch({ type: 'frame', run, frame }),
        });
        const took = performance.now() - start;
        dispatch({ type: 'finished', run, finished: { made, request }, took });
      } catch (thrown) {
        if (isAbort(thrown)) dispatch({ type: 'stopped', run });
        else dispatch({ type: 'failed', run, code: toMimError(thrown).code });
      } finally {
        clearTimeout(slow);
      }
    }, settle);
    const stop = () => {
      clearTimeout(begin);
      clearTimeout(slow);
      controller.abort();
    };
    current.current = { run, stop };
    return stop;
  }, [studio, request, attempt]);

  const begin = useCallback(() => {
    if (!request) return;
    wanted.current = request;
    dispatch({ type: 'wanted' });
    setAttempt((count) => count + 1);
  }, [request]);
  const cancel = useCallback(() => {
    const job = current.current;
    if (!job) return;
    job.stop();
    dispatch({ type: 'stopped', run: job.run });
  }, []);
  return { state, begin, cancel, retry: begin };
}
