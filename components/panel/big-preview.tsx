import { type CSSProperties, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { BrushIcon, CompareIcon } from '../ui/icons';
import { BrushBar } from './brush-bar';
import { BrushCanvas } from './brush-canvas';
import { LayeredImage } from './layered-image';
import { isWorking } from './result-state';
import { BRUSHES, type BrushSize } from './strokes';
import { useHold } from './use-hold';
import { useObjectUrl } from './use-object-url';
import type { PanelModel } from './use-panel';
import { lookWords } from './words';

interface BigPreviewProps {
  panel: PanelModel;
  painting: boolean;
  onPainting: (painting: boolean) => void;
}

/** The picture as it will be; held, the picture as it was; under the brush, both. */
export function BigPreview({ panel, painting, onPainting }: BigPreviewProps) {
  const { shown, look, choice, result } = panel;
  const source = panel.source.state.source;
  const url = useObjectUrl(shown?.blob ?? null);
  const original = useObjectUrl(source?.file ?? null);
  const glow = useObjectUrl(panel.thumb);
  const [size, setSize] = useState<BrushSize>('medium');
  const clip = shown?.clip === true;
  const calm = wantsCalm();
  const press = useHold(!painting && !clip);
  const button = useHold(!painting && !clip);
  const comparing = press.held || button.held;
  if (!source || !shown)
    return (
      <div className="mim-stage mim-stage--reading">
        <span className="mim-shimmer" />
      </div>
    );

  const { width, height } = shown.from === 'result' && clip ? shown : source.info;
  const ratio = width / Math.max(1, height);
  const style = { '--ratio': ratio } as CSSProperties;
  const name = look ? lookWords(look) : '';
  const working = isWorking(result.state) && result.state.slow;

  return (
    <div className="mim-stage">
      {glow && <img className="mim-stage__glow" src={glow} alt="" aria-hidden="true" />}
      <div
        className={classes('mim-picture', painting && 'mim-picture--painting')}
        style={style}
        onPointerDown={press.onPointerDown}
      >
        {clip && url ? (
          <video
            key={url}
            className="mim-layer mim-layer--in"
            src={url}
            aria-label={i18n.t('panel.resultClip', [name])}
            autoPlay={!calm}
            controls={calm}
            loop
            muted
            playsInline
          />
        ) : (
          <LayeredImage src={url} alt={i18n.t('panel.result', [name])} />
        )}
        {original && !clip && (
          <img
            className={classes('mim-original', comparing && 'mim-original--in')}
            src={original}
            alt={comparing ? i18n.t('panel.original') : ''}
            aria-hidden={!comparing}
            draggable={false}
          />
        )}
        {painting && !clip && (
          <BrushCanvas
            strokes={choice.strokes}
            radius={BRUSHES[size]}
            original={original}
            ratio={ratio}
            onStroke={(stroke) => panel.choose({ type: 'stroke', stroke })}
          />
        )}
        {comparing && <span className="mim-picture__tag">{i18n.t('panel.comparing')}</span>}
        {working && <WorkingBar fraction={result.state.progress} />}
      </div>
      {!clip && !painting && (
        <div className="mim-stage__tools">
          <Button
            look="glass"
            size="s"
            icon={<CompareIcon />}
            aria-pressed={comparing}
            title={i18n.t('panel.compareHint')}
            onPointerDown={button.onPointerDown}
            onKeyDown={button.onKeyDown}
            onKeyUp={button.onKeyUp}
            onBlur={button.onBlur}
          >
            {i18n.t('panel.compare')}
          </Button>
          <Button
            look="glass"
            size="s"
            icon={<BrushIcon />}
            aria-pressed={painting}
            data-brush=""
            title={i18n.t('panel.brushHint')}
            onClick={() => onPainting(true)}
          >
            {i18n.t('panel.brush')}
          </Button>
        </div>
      )}
      {painting && (
        <BrushBar
          size={size}
          onSize={setSize}
          strokes={choice.strokes.length}
          onUndo={() => panel.choose({ type: 'undo-stroke' })}
          onClear={() => panel.choose({ type: 'clear-strokes' })}
          onDone={() => onPainting(false)}
        />
      )}
    </div>
  );
}

/** True for people who asked their system for less motion: clips wait to be started. */
function wantsCalm(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
}

/** A thin line along the lower edge; it wanders while nothing is known yet. */
function WorkingBar({ fraction }: { fraction: number | null }) {
  const style = { '--fraction': fraction ?? 0 } as CSSProperties;
  return (
    <span
      className={classes('mim-working', fraction === null && 'mim-working--unknown')}
      style={style}
      aria-hidden="true"
    />
  );
}
