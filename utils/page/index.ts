import type { Platform } from '@/utils/platforms/platform';
import { ComposerSession } from './composer-session';
import type { PageHost } from './host';
import { Sources } from './sources';

export type { PageHost, PageWords } from './host';

interface RunningPage {
  /** The shortcut: presses the button of the composer in use. */
  shortcut(): void;
}

/** Looks for composers at most this often, in milliseconds. */
const LOOK_MS = 80;
/** A shortcut that comes both as a command and as a key counts once. */
const ONCE_MS = 600;

/**
 * Runs the page side of the product on one platform until the signal aborts: finds composers,
 * keeps our buttons in them, and undoes everything at the end. Nothing heavy happens before a press.
 */
export function startPage(platform: Platform, host: PageHost, signal: AbortSignal): RunningPage {
  const sources = new Sources();
  const sessions = new Map<HTMLElement, ComposerSession>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastShortcut = 0;

  function look(): void {
    timer = undefined;
    if (signal.aborted) return;
    const found = platform.findComposers(document);
    const roots = new Set(found.map(({ root }) => root));
    const lost = [...sessions].filter(([root]) => !roots.has(root));
    for (const composer of found) {
      const session = sessions.get(composer.root);
      if (session) {
        session.update(composer);
        continue;
      }
      // The site built the same composer anew: what we were doing there goes on.
      const heir = lost.findIndex(([, old]) => old.draft.composer.family === composer.family);
      const [inherited] = heir >= 0 ? lost.splice(heir, 1) : [];
      if (inherited) {
        sessions.delete(inherited[0]);
        sessions.set(composer.root, inherited[1]);
        inherited[1].update(composer);
      } else {
        sessions.set(composer.root, new ComposerSession(composer, platform, host, sources));
      }
    }
    for (const [root, session] of lost) {
      session.stop();
      sessions.delete(root);
    }
  }

  /** The composer in use: the one with the focus, else the last found, which lies on top. */
  function current(): ComposerSession | undefined {
    const all = [...sessions];
    const focused = all.find(([root]) => root.contains(document.activeElement));
    return (focused ?? all.at(-1))?.[1];
  }

  function shortcut(): void {
    if (Date.now() - lastShortcut < ONCE_MS) return;
    lastShortcut = Date.now();
    void current()?.press(true);
  }

  sources.start(document, signal);
  const observer = new MutationObserver((records) => {
    const matters = records.some(({ addedNodes, removedNodes }) =>
      [...addedNodes, ...removedNodes].some((node) => node.nodeType === Node.ELEMENT_NODE),
    );
    if (matters) timer ??= setTimeout(look, LOOK_MS);
  });
  observer.observe(platform.watchRoot(document), { childList: true, subtree: true });
  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.code !== 'KeyM' || !event.altKey || !event.shiftKey) return;
      if (event.ctrlKey || event.metaKey || sessions.size === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      shortcut();
    },
    { capture: true, signal },
  );
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
      for (const session of sessions.values()) session.stop();
      sessions.clear();
    },
    { once: true },
  );
  look();
  return { shortcut };
}
