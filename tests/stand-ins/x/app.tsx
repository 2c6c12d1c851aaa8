import { type JSX, useEffect, useRef, useState } from 'react';
import type { DraftLedger } from '../shared/draft-ledger.ts';
import { currentPath, navigate, onNavigate } from '../shared/router.ts';
import { css } from './css.ts';
import { AsideColumn, SideBar } from './frame.tsx';
import { Toasts } from './layers.tsx';
import { type PageContext, PageContextProvider, usePage } from './page-context.ts';
import { HomePage, ModalComposer, StatusPage, useUnloadGuard } from './pages.tsx';
import { type Place, placeOf } from './place.ts';
import type { XSwitches } from './switches.ts';
import type { Post } from './timeline.tsx';
import { type PostDraft, useDraft } from './use-draft.ts';
import { words } from './words.ts';

/** The whole page. */
export function App(props: { switches: XSwitches; ledger: DraftLedger }): JSX.Element {
  const [toasts, setToasts] = useState<readonly { id: number; text: string }[]>([]);
  const [page] = useState<PageContext>(() => ({
    words: words[props.switches.lang],
    switches: props.switches,
    ledger: props.ledger,
    toast: (text) => {
      const id = Math.random();
      props.ledger.log('toast', text);
      setToasts((shown) => [...shown.slice(-1), { id, text }]);
      setTimeout(() => setToasts((shown) => shown.filter((one) => one.id !== id)), 5000);
    },
  }));
  return (
    <PageContextProvider value={page}>
      <Shell />
      <Toasts toasts={toasts} />
    </PageContextProvider>
  );
}

function Shell(): JSX.Element {
  const page = usePage();
  const place = usePlace();
  const home = useDraft();
  useUnloadGuard(home);
  useShortcuts();
  const [own, setOwn] = useState<readonly Post[]>([]);
  const covered = place.modal !== null;
  const epoch = useCountOf(covered);
  const send = (draft: PostDraft) => {
    page.ledger.log('post', draft.text);
    setOwn((posts) => [published(draft, page.words.now), ...posts]);
    draft.clear();
    page.toast(page.words.sent);
  };
  const status = /^\/\w+\/status\/(\d+)$/.exec(place.page);
  const common = { epoch, covered, onSend: send, own };
  return (
    <div className={css.page}>
      <SideBar path={place.page} />
      <main className={css.main}>
        <div className={css.primary} data-testid="primaryColumn">
          <div className={css.primaryInner}>
            {place.page === '/home' ? <HomePage {...common} draft={home} /> : null}
            {status?.[1] ? <StatusPage key={status[1]} {...common} id={status[1]} /> : null}
            {place.page === '/explore' ? (
              <h2 className={css.heading}>{page.words.explore}</h2>
            ) : null}
          </div>
        </div>
        <AsideColumn />
      </main>
      {place.modal ? (
        <ModalComposer
          key={`${place.modal.replyTo}`}
          {...place.modal}
          onSend={send}
          onClose={() => navigate(place.page)}
        />
      ) : null}
    </div>
  );
}

function published(draft: PostDraft, time: string): Post {
  return {
    id: Date.now(),
    name: 'You',
    handle: 'you',
    time,
    text: draft.text,
    media: draft.items.map(({ file }) => ({
      url: URL.createObjectURL(file),
      clip: file.type.startsWith('video/'),
    })),
    ai: draft.disclosure.ai,
    counts: [0, 0, 0],
  };
}

function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(currentPath(), location.search, null));
  useEffect(
    () => onNavigate(() => setPlace((now) => placeOf(currentPath(), location.search, now))),
    [],
  );
  const { words: text } = usePage();
  const title = place.modal ? text.newPost : place.page === '/home' ? text.home : text.thread;
  useEffect(() => {
    document.title = `${title} / X`;
  }, [title]);
  return place;
}

/** The site's one-key shortcuts, which act on keys that come from no text field. */
function useShortcuts(): void {
  const { ledger } = usePage();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isEditable(event.target)) return;
      if (event.key !== 'n' && event.key !== '?') return;
      ledger.log('key', event.key);
      if (event.key === 'n') navigate('/compose/post');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [ledger]);
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** How often a condition has become true. */
function useCountOf(condition: boolean): number {
  const count = useRef(0);
  const before = useRef(false);
  if (condition && !before.current) count.current += 1;
  before.current = condition;
  return count.current;
}
