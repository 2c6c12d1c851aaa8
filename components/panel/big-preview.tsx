import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button, IconButton } from '../ui/button';
import { classes } from '../ui/classes';
import { BrushIcon, CompareIcon, PlayIcon, SoundIcon } from '../ui/icons';
import { BrushBar } from './brush-bar';
import { BrushCanvas } from './brush-canvas';
import { LayeredImage } from './layered-image';
import { isHeldBack, isWorking } from './result-state';
import { OwnClip, ResultClip } from './stage-clip';
import { BRUSHES, type BrushSize } from './strokes';
import { trusted } from './trusted';
import { useHold } from './use-hold';
import { useObjectUrl } from './use-object-url';
import type { PanelModel } from './use-panel';
import { lookWords } from './words';

interface BigPreviewProps {
  panel: PanelModel;
  painting: boolean;
  onPainting: (painting: boolean) => void;
  /** The moment of the user's own clip to look at, in seconds. */
  scrub: number | null;
}

/** The picture as it will be; held, the picture as it was; under the brush, both. */
export function BigPreview({ panel, painting, onPainting, scrub }: BigPreviewProps) {
  const { shown, look, choice, result, kind } = panel;
  const source = panel.source.state.source;
  const url = useObjectUrl(shown && shown.from !== 'original' ? shown.blob : null);
  const original = useObjectUrl(kind === 'photo' ? (source?.file ?? null) : null);
  const glow = useObjectUrl(panel.thumb);
  const [size, setSize] = useState<BrushSize>('medium');
  const [sound, setSound] = useState(false);
  const clock = useRef(0);
  const calm = wantsCalm();
  // a photo that became a clip tells its own before and after
  const comparable = !painting && (kind === 'clip' || shown?.clip !== true);
  const press = useHold(comparable && !(calm && shown?.clip === true));
  const button = useHold(comparable);
  const comparing = press.held || button.held;
  useEffect(() => {
    if (!shown?.clip) clock.current = 0;
  }, [shown?.clip]);
  if (!source || !shown)
    return (
      <div className="mim-stage mim-stage--reading">
        <span className="mim-shimmer" />
      </div>
    );

  const ratio = shown.width / Math.max(1, shown.height);
  const style = { '--ratio': ratio } as CSSProperties;
  const name = look ? lookWords(look) : '';
  const working = isWorking(result.state) && result.state.slow;
  const plays = shown.clip && shown.from === 'result';

  return (
    <div className="mim-stage">
      {glow && <img className="mim-stage__glow" src={glow} alt="" aria-hidden="true" />}
      <div
        className={classes('mim-picture', painting && 'mim-picture--painting')}
        style={style}
        onPointerDown={press.onPointerDown}
      >
        {plays && url ? (
          <ResultClip
            src={url}
            label={resultWords(panel, name)}
            calm={calm}
            muted={!(sound && shown.sound) || comparing || scrub !== null}
            clock={clock}
          />
        ) : kind === 'photo' || url ? (
          <LayeredImage
            src={url ?? original}
            alt={i18n.t(kind === 'clip' ? 'panel.frameOfClip' : 'panel.result', [name])}
          />
        ) : null}
        {original && !shown.clip && (
          <img
            className={classes('mim-original', comparing && 'mim-original--in')}
            src={original}
            alt={comparing ? i18n.t('panel.original') : ''}
            aria-hidden={!comparing}
            draggable={false}
          />
        )}
        {kind === 'clip' && (
          <OwnClip
            file={source.file}
            trim={panel.trim}
            shown={comparing || shown.from === 'original'}
            scrub={scrub}
            clock={clock}
            label={i18n.t('panel.originalClip')}
            calm={calm}
          />
        )}
        {painting && (
          <BrushCanvas
            strokes={choice.strokes}
            radius={BRUSHES[size]}
            original={original}
            ratio={ratio}
            onStroke={(stroke) => panel.choose({ type: 'stroke', stroke })}
          />
        )}
        {(comparing || scrub !== null) && (
          <span className="mim-picture__tag">
            {i18n.t(kind === 'clip' ? 'panel.comparingClip' : 'panel.comparing')}
          </span>
        )}
        {working && <WorkingBar fraction={result.state.progress} />}
      </div>
      {!painting && (
        <div className="mim-stage__tools">
          {comparable && (
            <Button
              look="glass"
              size="s"
              icon={<CompareIcon />}
              aria-pressed={comparing}
              title={i18n.t(kind === 'clip' ? 'panel.compareClipHint' : 'panel.compareHint')}
              onPointerDown={button.onPointerDown}
              onKeyDown={button.onKeyDown}
              onKeyUp={button.onKeyUp}
              onBlur={button.onBlur}
            >
              {i18n.t('panel.compare')}
            </Button>
          )}
          {kind === 'photo' && !shown.clip && (
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
          )}
          {isHeldBack(result.state) && panel.offers.refusal('clip') === null && (
            <Button
              look="glass"
              size="s"
              icon={<PlayIcon />}
              title={i18n.t('panel.wholeClipHint')}
              onClick={trusted(result.begin)}
            >
              {i18n.t('panel.wholeClip')}
            </Button>
          )}
          {plays && shown.sound && !calm && (
            <IconButton
              look="glass"
              size="s"
              icon={<SoundIcon off={!sound} />}
              label={i18n.t(sound ? 'panel.soundOff' : 'panel.soundOn')}
              onClick={() => setSound(!sound)}
            />
          )}
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

/** What a finished clip shows. */
function resultWords({ as }: PanelModel, look: string): string {
  switch (as) {
    case 'clip':
      return i18n.t('panel.resultOfClip', [look]);
    case 'motion':
      return i18n.t('panel.resultMotion', [look]);
    default:
      return i18n.t('panel.resultClip', [look]);
  }
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
