import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { BrandMark } from '@/components/panel/brand-mark';
import { SettingsPage, type SettingsPort } from '@/components/settings/settings-page';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { LookMeta } from '@/utils/engine/engine';
import type { PlatformMeta } from '@/utils/platforms/platform';
import { CreationView } from './creation-view';
import { Creations } from './creations';
import { DropZone } from './drop-zone';
import type { Library, StudioFor, StudioSource } from './library';
import type { Route } from './route';
import type { Sample } from './samples';
import { StudioTab } from './studio-tab';
import { TABS, type TabId, Tabs } from './tabs';
import { UndoToast } from './undo-toast';
import { useDeeds } from './use-deeds';
import { useRoute } from './use-route';
import { useSitting } from './use-sitting';
import { Welcome } from './welcome';
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
  const deeds = useDeeds(library);
  const { sitting, begin } = useSitting(route);
  const opened = route.page === 'creations' ? route.creationId : null;
  const tab: TabId | null = route.page === 'welcome' ? null : route.page;
  useScrollPlaces(route.page);

  const toTab = (page: TabId) =>
    go(page === 'studio' ? { page, source: sitting.source } : placeOf(page));
  const close = () => leave({ page: 'creations', creationId: null });
  const onDelete = async (id: string, byKey: boolean) => {
    if (await deeds.remove(id, byKey)) close();
  };
  const onUndo = (id: string) => {
    // The button that had the focus goes away with the toast.
    document.getElementById('gal-tab-creations')?.focus({ preventScroll: true });
    deeds.restore(id);
  };
  const onMake = (source: StudioSource) => {
    begin({ source });
    go({ page: 'studio', source });
  };
  /** A file of ours opens as what it is; another photo is taken to the studio. */
  const onFile = async (file: File) => {
    const found = await library.findByFile(file).catch(() => null);
    if (found) return go({ page: 'creations', creationId: found.id });
    begin({ given: file });
    go({ page: 'studio', source: null });
  };
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
        {deeds.problem && (
          <div className="gal-problem">
            <Notice
              kind="bad"
              actions={
                <Button size="s" onClick={deeds.dismiss}>
                  {i18n.t('gallery.toast.dismiss')}
                </Button>
              }
            >
              {deeds.problem}
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
                <DropZone onFile={onFile}>
                  <Creations
                    library={library}
                    looks={looks}
                    platforms={platforms}
                    onFavourite={deeds.favourite}
                    onItems={setIds}
                  />
                </DropZone>
              )}
              {id === 'studio' && (
                <StudioTab
                  key={sitting.number}
                  shown={tab === id}
                  source={sitting.source}
                  given={sitting.given}
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
          onFavourite={deeds.favourite}
          onNote={deeds.note}
          problem={deeds.problem}
          onDelete={onDelete}
          onRestore={deeds.restore}
          onMake={onMake}
        />
      )}
      <UndoToast
        // Behind an open creation it could be neither seen nor reached.
        deleted={opened === null ? deeds.deleted : null}
        onUndo={onUndo}
        onGone={deeds.forget}
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
