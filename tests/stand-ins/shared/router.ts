/** The part of the path before the site's own, '' at the real origin, '/x.com' on the local server. */
export function base(): string {
  return document.documentElement.dataset.base ?? '';
}

/** The site's path now, without query, such as `/home`. */
export function currentPath(): string {
  return location.pathname.slice(base().length) || '/';
}

/** An address within this site's bundle folder or the samples, such as `asset('samples/dusk.jpg')`. */
export function asset(name: string): string {
  return `${base()}/assets/${name}`;
}

const listeners = new Set<() => void>();

/**
 * Goes to another path of the site without a reload, as the real ones do, keeping the page's
 * switches in the query.
 *
 * @param path starts with a slash; may carry query parameters of its own
 */
export function navigate(path: string, how: 'push' | 'replace' = 'push'): void {
  const target = new URL(base() + path, location.origin);
  const kept = new URLSearchParams(location.search);
  for (const own of ['in_reply_to', 'text']) kept.delete(own);
  for (const [name, value] of kept) {
    if (!target.searchParams.has(name)) target.searchParams.set(name, value);
  }
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', target);
  for (const listener of listeners) listener();
}

/** Calls back after each navigation within the page, back and forward included. */
export function onNavigate(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}
