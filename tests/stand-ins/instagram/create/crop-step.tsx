import { type JSX, useEffect, useState } from 'react';
import { usePage } from '../context.ts';
import { Glyph, type GlyphName } from '../glyphs.tsx';
import { look } from '../look.ts';
import { Press } from '../press.tsx';
import type { Words } from '../words.ts';
import { type Act, type Aspect, aspects, type Draft, frameRatio } from './draft.ts';
import { MediaTray } from './media-tray.tsx';
import { Preview } from './preview.tsx';
import { Turner } from './turner.tsx';

const choices: Record<Aspect, { glyph: GlyphName; icon: keyof Words }> = {
  original: { glyph: 'photo', icon: 'cropOriginalIcon' },
  '1:1': { glyph: 'square', icon: 'cropSquareIcon' },
  '4:5': { glyph: 'portrait', icon: 'cropPortraitIcon' },
  '16:9': { glyph: 'landscape', icon: 'cropLandscapeIcon' },
};

/** A round tool over the picture. It answers to pointers and keys, not to a bare `click()`. */
function Tool({
  glyph,
  label,
  open,
  onPress,
}: {
  glyph: GlyphName;
  label: string;
  open: boolean;
  onPress: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      className={`${look.tool} ${open ? look.toolOpen : ''}`}
      onPointerDown={(event) => {
        event.stopPropagation();
        onPress();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') onPress();
      }}
    >
      <div>
        <Glyph name={glyph} label={label} size={16} />
      </div>
    </button>
  );
}

/** Frame, zoom, and the tray with everything in the post. */
export function CropStep({
  draft,
  act,
  busy,
  onFiles,
}: {
  draft: Draft;
  act: (act: Act) => void;
  busy: boolean;
  onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  const { words, variants, switches } = usePage();
  const [open, setOpen] = useState<'crop' | 'zoom' | 'tray' | null>(null);
  const [turn, setTurn] = useState(0);
  const toggle = (what: 'crop' | 'zoom' | 'tray') => setOpen(open === what ? null : what);
  const item = draft.items[draft.index];

  useEffect(() => {
    if (!switches.rerender) return;
    const timer = setInterval(() => setTurn((at) => at + 1), switches.rerender);
    return () => clearInterval(timer);
  }, [switches.rerender]);

  if (!item) return <div className={look.stage} />;
  const ratio = frameRatio(draft);
  return (
    <div className={look.stage}>
      <Preview
        item={item}
        kind={variants.preview}
        ratio={ratio}
        onPan={(pan) => act({ do: 'change', id: item.id, change: { pan } })}
      />
      <Turner draft={draft} act={act} />
      {(draft.refusals.length > 0 || draft.overLimit) && (
        <div className={look.notice} role="alert">
          {draft.overLimit && <div>{words.tooMany}</div>}
          {draft.refusals.map((refusal) => (
            <div key={refusal.name}>
              {refusal.why === 'type'
                ? words.unsupported(refusal.name)
                : words.unreadable(refusal.name)}
            </div>
          ))}
        </div>
      )}
      <div className={look.tools} key={turn}>
        <div className={look.toolSide}>
          {open === 'crop' && (
            <div className={look.popover}>
              {aspects.map((aspect) => (
                <Press
                  key={aspect}
                  className={`${look.choice} ${aspect === draft.aspect ? look.chosen : ''}`}
                  onPress={() => {
                    act({ do: 'aspect', aspect });
                    setOpen(null);
                  }}
                >
                  <span>{aspect === 'original' ? words.cropOriginal : aspect}</span>
                  <Glyph name={choices[aspect].glyph} label={String(words[choices[aspect].icon])} />
                </Press>
              ))}
            </div>
          )}
          {open === 'zoom' && (
            <div className={look.popover}>
              <input
                className={look.slider}
                type="range"
                min={100}
                max={300}
                aria-label={words.selectZoom}
                value={item.zoom * 100}
                onChange={(event) =>
                  act({
                    do: 'change',
                    id: item.id,
                    change: { zoom: Number(event.currentTarget.value) / 100 },
                  })
                }
              />
            </div>
          )}
          <Tool
            glyph="crop"
            label={words.selectCrop}
            open={open === 'crop'}
            onPress={() => toggle('crop')}
          />
          <Tool
            glyph="zoom"
            label={words.selectZoom}
            open={open === 'zoom'}
            onPress={() => toggle('zoom')}
          />
        </div>
        <div className={look.toolSide}>
          {open === 'tray' && <MediaTray draft={draft} act={act} busy={busy} onFiles={onFiles} />}
          <Tool
            glyph="gallery"
            label={words.openGallery}
            open={open === 'tray'}
            onPress={() => toggle('tray')}
          />
        </div>
      </div>
    </div>
  );
}
