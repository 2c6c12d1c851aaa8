import { useCallback, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { BrandMark } from '@/components/panel/brand-mark';
import { SettingsPage, type SettingsPort } from '@/components/settings/settings-page';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { LookMeta } from '@/utils/engine/engine';
import type { Creation } from '@/utils/history/schema';
import type { PlatformMeta } from '@/utils/platforms/platform';
import { CreationView } from './creation-view';
import { Creations } from './creations';
import type { Library, StudioFor, StudioSource } from './library';
import type { Route } from './route';
import type { Sample } from './samples';
import { StudioTab } from './studio-tab';
import { TABS, type TabId, Tabs } from './tabs';
import { type Deleted, UndoToast } from './undo-toast';
import { useRoute } from './use-route';
import { Welcome } from './welcome';
import { failureWords } from './words';
import '@/assets/tokens.css';
import '@/components/ui/base.css';
import './gallery.css';

export interface GalleryProps {
  library: Library;
  looks: readonly LookMeta[];
  platforms: readonly PlatformMeta[];
  settings: SettingsPort;
  studioFor: StudioFor;
  /** A picture that a page of a site handed over to the studio; it is given once. */
  handedOver?: () => Promise<File | null>;
  /** The keys that open the panel, as the browser writes them; empty when none are set. */
  shortcut: string;
  browser: 'chrome' | 'firefox';
  /** Sample photos of the welcome page; those of the package when none are given. */
  samples?: readonly Sample[];
}

/** Our full page: everything made, the studio, settings, and the welcome of the first day. */
export function Gallery(props: GalleryProps) {
  const { library, looks, platforms } = props;
  const { route, go, replace, leave } = useRoute();
  const [ids, setIds] = useState<readonly string[]>([]);
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  const [source, setSource] = useState<StudioSource | null>(null);
  const [sitting, setSitting] = useState(0);
  const opened = route.page === 'creations' ? route.creationId : null;
  const tab: TabId | null = route.page === 'welcome' ? null : route.page;
  useScrollPlaces(route.page);

  // A studio at work is kept while one looks elsewhere; only another source starts it anew.
  const asked = route.page === 'studio' ? route.source : null;
  useEffect(() => {
    if (asked) setSource(asked);
  }, [asked]);

  const toTab = useCallback(
    (page: TabId) => go(page === 'studio' ? { page, source } : placeOf(page)),
    [go, source],
  );
  const [problem, setProblem] = useState<string | null>(null);
  /** Does something with the history; what goes wrong is said where the person is. */
  const attempt = useCallback(async (deed: Promise<void>) => {
    try {
      await deed;
      setProblem(null);
      return true;
    } catch (error) {
      setProblem(failureWords(error));
      return false;
    }
  }, []);
  const onFavourite = useCallback(
    (creation: Creation) => void attempt(library.setFavourite(creation.id, !creation.favourite)),
    [attempt, library],
  );
  const close = useCallback(() => leave({ page: 'creations', creationId: null }), [leave]);
  const onDelete = async (id: string, byKey: boolean) => {
    if (!(await attempt(library.remove(id)))) return;
    close();
    setDeleted({ id, byKey });
  };
  const onRestore = useCallback(
    (id: string) => {
      setDeleted(null);
      void attempt(library.restore(id));
    },
    [attempt, library],
  );
  const onUndo = useCallback(
    (id: string) => {
      // The button that had the focus goes away with the toast.
      document.getElementById('gal-tab-creations')?.focus({ preventScroll: true });
      onRestore(id);
    },
    [onRestore],
  );
  const at = opened ? ids.indexOf(opened) : -1;

  return (
    <div className="ui-root gal-root">
      <div className="gal-page" aria-hidden={opened !== null || undefined}>
        <header className="gal-head">
          <a className="gal-brand" href="#welcome">
            <BrandMark />
            <span>{i18n.t('gallery.title')}</span>
          </a>
          <Tabs selected={tab} onSelect={toTab} />
        </header>
        {problem && (
          <div className="gal-problem">
            <Notice
              kind="bad"
              actions={
                <Button size="s" onClick={() => setProblem(null)}>
                  {i18n.t('gallery.toast.dismiss')}
                </Button>
              }
            >
              {problem}
            </Notice>
          </div>
        )}
        <main>
          {TABS.map((id) => (
            <div
              key={id}
              id={`gal-panel-${id}`}
              role="tabpanel"
              aria-labelledby={`gal-tab-${id}`}
              hidden={tab !== id}
            >
              {id === 'creations' && (
                <Creations
                  library={library}
                  looks={looks}
                  platforms={platforms}
                  onFavourite={onFavourite}
                  onItems={setIds}
                />
              )}
              {id === 'studio' && (
                <StudioTab
                  key={sitting}
                  shown={tab === id}
                  source={source}
                  library={library}
                  studioFor={props.studioFor}
                  handedOver={props.handedOver}
                />
              )}
              {id === 'settings' && tab === id && (
                <SettingsPage
                  library={library}
                  looks={looks}
                  platforms={platforms}
                  port={props.settings}
                  shortcut={props.shortcut}
                  browser={props.browser}
                />
              )}
            </div>
          ))}
          {route.page === 'welcome' && (
            <Welcome
              platforms={platforms}
              looks={looks}
              studioFor={props.studioFor}
              browser={props.browser}
              samples={props.samples}
            />
          )}
        </main>
      </div>
      {opened && (
        <CreationView
          id={opened}
          library={library}
          looks={looks}
          platforms={platforms}
          newer={at > 0 ? (ids[at - 1] ?? null) : null}
          older={at >= 0 ? (ids[at + 1] ?? null) : null}
          onShow={(id) => replace({ page: 'creations', creationId: id })}
          onClose={close}
          onFavourite={onFavourite}
          onNote={(id, note) => void attempt(library.setNote(id, note))}
          problem={problem}
          onDelete={onDelete}
          onRestore={onRestore}
          onMake={(from) => {
            setSitting((count) => count + 1);
            setSource(from);
            go({ page: 'studio', source: from });
          }}
        />
      )}
      <UndoToast
        // Behind an open creation it could be neither seen nor reached.
        deleted={opened === null ? deleted : null}
        onUndo={onUndo}
        onGone={useCallback(() => setDeleted(null), [])}
      />
    </div>
  );
}

function placeOf(page: 'creations' | 'settings'): Route {
  return page === 'creations' ? { page, creationId: null } : { page };
}

/** Every page of the gallery is scrolled for itself and found again as it was left. */
function useScrollPlaces(page: Route['page']): void {
  const places = useRef(new Map<string, number>());
  useEffect(() => {
    scrollTo({ top: places.current.get(page) ?? 0, behavior: 'instant' });
    const note = () => places.current.set(page, scrollY);
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
  }, [page]);
}
