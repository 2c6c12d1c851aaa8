import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import '../../assets/tokens.css';
import '../ui/base.css';
import { classes } from '../ui/classes';
import { AlertIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import { BigPreview } from './big-preview';
import { FileInput } from './choose-button';
import { Controls } from './controls';
import { EmptyState } from './empty-state';
import { LooksStrip } from './looks-strip';
import { PanelHeader } from './panel-header';
import { OneClick, PlayBar } from './play-bar';
import { Problems } from './problems';
import { PutBar } from './put-bar';
import { isPutBusy } from './put-state';
import { SourceBar } from './source-bar';
import { targetOf } from './source-state';
import type { Studio } from './studio';
import { TrimBar } from './trim-bar';
import { useFilesIn } from './use-files-in';
import { type PanelModel, type PanelStart, usePanel } from './use-panel';
import { type KeyLike, useStrayKeys } from './use-stray-keys';
// after the components' own, so that a place may adjust what stands in it
import './panel.css';
import './making.css';
import './wide.css';
import './stage.css';

export interface PanelProps {
  studio: Studio;
  /** `beside` the composer, a bottom `sheet`, or the studio's whole `page`. */
  layout: 'beside' | 'sheet' | 'page';
  /** Opened by key: focus goes to the checked look (or to "Choose" where there is none). */
  focusLook?: boolean;
  /** Where to start instead of at the defaults. */
  start?: PanelStart;
}

function brushButton(root: HTMLElement | null): HTMLElement | null {
  return root?.querySelector<HTMLElement>('[data-brush]') ?? null;
}

/** Make it mine: source, looks, make, put. Knows only the studio it is given. */
export function Panel({ studio, layout, focusLook = false, start }: PanelProps) {
  const root = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const onChoose = () => input.current?.click();
  const panel = usePanel(studio, start);
  const [painting, setPainting] = useState(false);
  const [scrub, setScrub] = useState<number | null>(null);
  const files = useFilesIn(root, panel.source.choose);
  const { source } = panel.source.state;
  const { look, put } = panel;
  const hasPicture = source !== null || panel.source.state.reading || panel.source.expected;
  const itemId = targetOf(source?.item ?? null, panel.state.items, put.state.inPost !== null);

  useEffect(() => {
    if (!focusLook) return;
    const radio = root.current?.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]');
    const first = radio ?? root.current?.querySelector<HTMLElement>('.mim-empty button');
    first?.focus({ preventScroll: true });
  }, [focusLook]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the brush is put away with the picture it was for
  useEffect(() => setPainting(false), [source?.file, panel.as]);

  const setBrush = (out: boolean) => {
    setPainting(out);
    // the button comes back where the brush's own bar was: so does the focus
    if (!out)
      requestAnimationFrame(() => brushButton(root.current)?.focus({ preventScroll: true }));
  };
  const onKey = (event: Pick<Event, 'preventDefault' | 'defaultPrevented'> & KeyLike) => {
    if (painting && event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      panel.choose({ type: 'undo-stroke' });
      return;
    }
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (painting) setBrush(false);
    else if (isPutBusy(put.state)) panel.cancel();
    else if (studio.composer) studio.close();
    else panel.result.cancel();
  };
  useStrayKeys(root, layout !== 'page', onKey);

  return (
    <section
      ref={root}
      className={classes('ui-root', 'mim-panel', `mim-panel--${layout}`)}
      data-theme={panel.state.theme}
      aria-label={i18n.t('panel.name')}
      onKeyDown={(event) => {
        // nothing typed in here is a shortcut of the page around us
        event.stopPropagation();
        onKey(event);
      }}
      onKeyUp={(event) => event.stopPropagation()}
      {...files.handlers}
    >
      <FileInput ref={input} onFile={panel.source.choose} />
      {layout !== 'page' && <PanelHeader studio={studio} />}
      {hasPicture ? (
        <>
          <div className="mim-body">
            <div className="mim-body__picture">
              <SourceBar studio={studio} panel={panel} itemId={itemId} onChoose={onChoose} />
              <BigPreview panel={panel} painting={painting} onPainting={setBrush} scrub={scrub} />
              <TrimBar studio={studio} panel={panel} onScrub={setScrub} />
              <ClipNotes panel={panel} />
              {source?.info.animated && panel.kind === 'photo' && (
                <Notice kind="info" icon={<AlertIcon />}>
                  {i18n.t('panel.animated')}
                </Notice>
              )}
            </div>
            <div className="mim-body__make">
              <LooksStrip
                looks={panel.looks}
                left={studio.looks.length - panel.looks.length}
                thumbs={panel.thumbs}
                value={look?.id ?? ''}
                favourite={panel.state.favouriteLook}
                onChoose={(id) => panel.choose({ type: 'look', look: id })}
              />
              {look && (
                <>
                  <PlayBar panel={panel} look={look} />
                  <Controls studio={studio} panel={panel} look={look} roomy={layout === 'page'} />
                  <OneClick studio={studio} panel={panel} look={look} />
                </>
              )}
            </div>
          </div>
          <div className="mim-bottom">
            <Problems panel={panel} />
            <PutBar studio={studio} panel={panel} />
          </div>
        </>
      ) : (
        <div className="mim-body mim-body--empty">
          <EmptyState studio={studio} panel={panel} onChoose={onChoose} />
          <Problems panel={panel} />
        </div>
      )}
      {files.over && (
        <div className="mim-drop" aria-hidden="true">
          {i18n.t('panel.dropHere')}
        </div>
      )}
    </section>
  );
}

/** What a finished clip lacks. */
function ClipNotes({ panel }: { panel: PanelModel }) {
  const { last } = panel.result.state;
  if (panel.shown?.from !== 'result' || !last) return null;
  const { soundLost, partial } = last.made;
  return (
    <>
      {partial && (
        <Notice kind="info" icon={<AlertIcon />}>
          {i18n.t('panel.partial')}
        </Notice>
      )}
      {soundLost && (
        <Notice kind="info" icon={<AlertIcon />}>
          {i18n.t('panel.soundLost')}
        </Notice>
      )}
    </>
  );
}
