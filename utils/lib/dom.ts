import { abortError } from './abort';

/**
 * Resolves with the first truthy value of `probe`, looked at now, after every change under `root`
 * and at least every 100 ms; `null` after `ms` milliseconds. Rejects with `AbortError`.
 */
export function waitFor<T>(
  probe: () => T | null | undefined | false,
  { root = document, ms, signal }: { root?: Node; ms: number; signal?: AbortSignal },
): Promise<T | null> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortError());
    const end = (finish: () => void) => {
      observer.disconnect();
      clearInterval(tick);
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      finish();
    };
    const look = () => {
      const value = probe();
      if (value) end(() => resolve(value));
    };
    const stop = () => end(() => reject(abortError()));
    const observer = new MutationObserver(look);
    const tick = setInterval(look, 100);
    const timer = setTimeout(() => end(() => resolve(null)), ms);
    signal?.addEventListener('abort', stop, { once: true });
    observer.observe(root, { childList: true, subtree: true, attributes: true });
    look();
  });
}

/** Resolves in the next animation frame, or after 100 ms in a hidden tab. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** True when the element takes up room and is not hidden. */
export function isShown(element: Element): boolean {
  if (!element.isConnected) return false;
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden';
}

/** Styles for a shadow root: a constructed sheet, which no page policy refuses, else a style element. */
export function applyStyles(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox's content scripts cannot always adopt sheets of their own realm.
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
