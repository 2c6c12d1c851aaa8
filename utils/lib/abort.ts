/** True for the error of a cancelled call, in whichever realm it was made. */
export function isAbort(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && (thrown as Error).name === 'AbortError';
}

/** The error to throw when a call was cancelled. */
export function abortError(): DOMException {
  return new DOMException('cancelled', 'AbortError');
}

/** Throws an `AbortError` if the call was cancelled meanwhile. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError();
}

/** Resolves after `ms` milliseconds; rejects with an `AbortError` when cancelled. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortError());
    const stop = () => {
      clearTimeout(timer);
      reject(abortError());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
