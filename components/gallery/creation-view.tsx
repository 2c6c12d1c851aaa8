import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { useObjectUrl } from '@/components/panel/use-object-url';
import { Button, IconButton } from '@/components/ui/button';
import { AgainIcon, CloseIcon, DownloadIcon, SlidersIcon } from '@/components/ui/icons';
import { Notice } from '@/components/ui/notice';
import { runsRightToLeft } from '@/components/ui/roving';
import type { LookMeta } from '@/utils/engine/engine';
import type { Creation } from '@/utils/history/schema';
import type { PlatformMeta } from '@/utils/platforms/platform';
import { Details } from './details';
import { BackwardIcon, DeleteIcon, HeartIcon, OnwardIcon } from './icons';
import type { Library, StudioSource } from './library';
import { LineageStrip } from './lineage-strip';
import { fileName, saveFile } from './save-file';
import { Stage } from './stage';
import { useCreation } from './use-creation';
import { lookName } from './words';

interface CreationViewProps {
  id: string;
  library: Library;
  looks: readonly LookMeta[];
  platforms: readonly PlatformMeta[];
  /** Creations beside this one in the list; `null` at its ends. */
  newer: string | null;
  older: string | null;
  /** What last went wrong, in words. */
  problem: string | null;
  onShow: (id: string) => void;
  onClose: () => void;
  onFavourite: (creation: Creation) => void;
  onNote: (id: string, note: string) => void;
  onDelete: (id: string, byKey: boolean) => void;
  onRestore: (id: string) => void;
  onMake: (source: StudioSource) => void;
}

/** One creation, opened: the picture, what can be done with it, how it came to be. */
export function CreationView(props: CreationViewProps) {
  const { id, library, looks, platforms, newer, older } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const { creation, files, failed } = useCreation(library, id);
  const [undecodable, setUndecodable] = useState<string | null>(null);
  const original = useObjectUrl(files?.original ?? null);
  const shownOriginal = undecodable === id ? null : original;

  // Before it leaves the document: only then does focus go back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLDialogElement>) => {
    // A text and a clip have their own use for arrow keys.
    const own =
      event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLVideoElement;
    if (own || event.altKey || event.ctrlKey || event.metaKey) return;
    const rtl = runsRightToLeft(event.currentTarget);
    const to =
      event.key === (rtl ? 'ArrowLeft' : 'ArrowRight')
        ? older
        : event.key === (rtl ? 'ArrowRight' : 'ArrowLeft')
          ? newer
          : null;
    if (!to) return;
    event.preventDefault();
    props.onShow(to);
  };

  const name = creation ? lookName(looks, creation.recipe.look.id) : '';
  const gone = creation === null || failed;
  return (
    <dialog
      ref={dialog}
      className="gal-view"
      aria-label={name || i18n.t('gallery.view.label')}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <IconButton
        className="gal-view-close"
        label={i18n.t('gallery.view.close')}
        icon={<CloseIcon />}
        look="soft"
        onClick={props.onClose}
      />
      {gone && (
        <div className="gal-nothing">
          <p className="gal-nothing-title">{i18n.t('gallery.view.gone')}</p>
          <p className="gal-quiet">{i18n.t('gallery.view.goneHint')}</p>
          <Button onClick={props.onClose}>{i18n.t('gallery.view.back')}</Button>
        </div>
      )}
      {!gone && (
        <div className="gal-view-stage" aria-busy={!files}>
          {creation && (
            <Stage
              key={id}
              creation={creation}
              library={library}
              original={shownOriginal}
              result={files?.result ?? null}
              look={name}
              onUnreadable={() => setUndecodable(id)}
            />
          )}
          {newer && (
            <IconButton
              className="gal-view-newer"
              look="glass"
              label={i18n.t('gallery.view.newer')}
              icon={<BackwardIcon />}
              onClick={() => props.onShow(newer)}
            />
          )}
          {older && (
            <IconButton
              className="gal-view-older"
              look="glass"
              label={i18n.t('gallery.view.older')}
              icon={<OnwardIcon />}
              onClick={() => props.onShow(older)}
            />
          )}
        </div>
      )}
      {!gone && creation && (
        <div className="gal-view-side">
          <h2>{name}</h2>
          {files && !shownOriginal && original && (
            <p className="gal-quiet">{i18n.t('gallery.view.noOriginal')}</p>
          )}
          {creation.deletedAt !== undefined && (
            <p className="gal-restore">
              {i18n.t('gallery.view.deletedHere')}{' '}
              <Button size="s" onClick={() => props.onRestore(id)}>
                {i18n.t('gallery.view.restore')}
              </Button>
            </p>
          )}
          {props.problem && <Notice kind="bad">{props.problem}</Notice>}
          <div className="gal-deeds">
            <Button
              look="primary"
              icon={<DownloadIcon />}
              disabled={!files}
              onClick={() => files && saveFile(files.result, fileName(creation))}
            >
              {i18n.t('gallery.view.download')}
            </Button>
            <Button
              aria-pressed={creation.favourite}
              icon={<HeartIcon filled={creation.favourite} />}
              onClick={() => props.onFavourite(creation)}
            >
              {i18n.t('gallery.favourite')}
            </Button>
            <Button
              icon={<AgainIcon />}
              onClick={() => props.onMake({ creationId: id, mode: 'again' })}
            >
              {i18n.t('gallery.view.again')}
            </Button>
            <Button
              icon={<SlidersIcon />}
              onClick={() => props.onMake({ creationId: id, mode: 'differently' })}
            >
              {i18n.t('gallery.view.differently')}
            </Button>
          </div>
          <Details
            creation={creation}
            bytes={files?.result.size ?? null}
            looks={looks}
            platforms={platforms}
            onNote={(note) => props.onNote(id, note)}
          />
          <LineageStrip
            creation={creation}
            library={library}
            looks={looks}
            platforms={platforms}
            original={shownOriginal}
          />
          {creation.deletedAt === undefined && (
            <Button
              look="ghost"
              className="gal-delete"
              icon={<DeleteIcon />}
              onClick={(event) => props.onDelete(id, event.detail === 0)}
            >
              {i18n.t('gallery.view.delete')}
            </Button>
          )}
        </div>
      )}
    </dialog>
  );
}
