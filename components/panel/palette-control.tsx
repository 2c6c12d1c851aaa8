import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Palette } from '@/utils/engine/engine';
import { isAbort } from '@/utils/lib/abort';
import { type ErrorCode, toMimError } from '@/utils/lib/errors';
import { Button, IconButton } from '../ui/button';
import { classes } from '../ui/classes';
import { AddPictureIcon, CloseIcon } from '../ui/icons';
import type { Studio } from './studio';
import { Swatches } from './swatches';
import { errorWords } from './words';

interface PaletteControlProps {
  studio: Studio;
  palette: Palette | null;
  onPalette: (palette: Palette | null) => void;
}

/** Opens the browser's own file picker. Its input stays out of the page, which has one for the source. */
function pickPicture(onPicture: (picture: File | undefined) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  input.addEventListener('change', () => onPicture(input.files?.[0]));
  input.click();
}

/** Takes colours from a picture of the user's: chosen, or dropped here. */
export function PaletteControl({ studio, palette, onPalette }: PaletteControlProps) {
  const running = useRef<AbortController | null>(null);
  const [reading, setReading] = useState(false);
  const [over, setOver] = useState(false);
  const [error, setError] = useState<ErrorCode | null>(null);
  const label = useId();
  useEffect(() => () => running.current?.abort(), []);

  const take = async (picture: File | undefined) => {
    if (!picture) return;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setReading(true);
    setError(null);
    try {
      const found = await studio.palette(picture, { signal });
      if (!signal.aborted) onPalette(found);
    } catch (thrown) {
      if (!signal.aborted && !isAbort(thrown)) setError(toMimError(thrown).code);
    } finally {
      if (running.current === controller) setReading(false);
    }
  };
  const isFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as this must be
    <div
      className={classes('mim-palette', over && 'mim-palette--over')}
      role="group"
      aria-labelledby={label}
      onDragOver={(event) => {
        if (!isFile(event)) return;
        // a picture dropped here gives its colours; anywhere else it is the next source
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <div className="mim-palette__row">
        <span id={label}>{i18n.t('panel.palette')}</span>
        <Button
          look="ghost"
          size="s"
          icon={<AddPictureIcon />}
          disabled={reading}
          onClick={() => pickPicture((picture) => void take(picture))}
        >
          {reading
            ? i18n.t('panel.paletteReading')
            : i18n.t(palette ? 'panel.paletteOther' : 'panel.paletteChoose')}
        </Button>
        {palette && (
          <IconButton
            size="s"
            label={i18n.t('panel.paletteRemove')}
            icon={<CloseIcon />}
            onClick={() => {
              running.current?.abort();
              setReading(false);
              onPalette(null);
            }}
          />
        )}
      </div>
      {palette && <Swatches palette={palette} />}
      {error && (
        <p role="alert" className="mim-palette__error">
          {errorWords(error)}
        </p>
      )}
    </div>
  );
}
