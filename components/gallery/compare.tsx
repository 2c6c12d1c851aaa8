import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import { i18n } from '#i18n';
import { runsRightToLeft } from '@/components/ui/roving';
import { MIDDLE, positionAfterKey, positionAt } from './compare-position';
import { WipeIcon } from './icons';
import { percentName } from './words';

interface CompareFrameProps {
  /** Width over height. */
  shape: number;
  /** Name of the look, for those who cannot see the picture. */
  look: string;
  /** Word for what is before. */
  before: string;
  /** Both, of class `gal-compare-picture`; the one before is `gal-compare-original` too. */
  children: ReactNode;
}

/** What was before and what came of it in one frame, with a line to draw between them. */
export function CompareFrame({ shape, look, before, children }: CompareFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const [position, setPosition] = useState(MIDDLE);
  const [dragging, setDragging] = useState(false);

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = frame.current?.getBoundingClientRect();
    if (box) setPosition(positionAt(event.clientX, box, runsRightToLeft(event.currentTarget)));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragging(true);
    follow(event);
    slider.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = positionAfterKey(event.key, position, runsRightToLeft(event.currentTarget));
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setPosition(next);
  };
  const style = { '--at': `${position}%`, '--shape': shape } as CSSProperties;
  return (
    <div
      ref={frame}
      className="gal-compare"
      data-dragging={dragging || undefined}
      style={style}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => dragging && follow(event)}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    >
      {children}
      <span className="gal-compare-word gal-compare-before" data-away={position < 16 || undefined}>
        {before}
      </span>
      <span className="gal-compare-word gal-compare-after" data-away={position > 84 || undefined}>
        {i18n.t('gallery.view.after')}
      </span>
      <input
        ref={slider}
        className="gal-compare-slider"
        type="range"
        min={0}
        max={100}
        step="any"
        value={position}
        aria-label={i18n.t('gallery.view.compare')}
        aria-description={look}
        aria-valuetext={i18n.t('gallery.view.compareValue', [percentName(position / 100)])}
        onChange={(event) => setPosition(event.currentTarget.valueAsNumber)}
        onKeyDown={onKeyDown}
      />
      <span className="gal-compare-line" aria-hidden="true">
        <span className="gal-compare-knob">
          <WipeIcon />
        </span>
      </span>
    </div>
  );
}

interface CompareProps {
  /** Object URLs of the two pictures. */
  original: string;
  result: string;
  /** Name of the look, for those who cannot see the picture. */
  look: string;
  /** Size of the result in pixels; without it the result tells it when it has loaded. */
  size?: { width: number; height: number };
  /** The original cannot be decoded here. */
  onUnreadable?: () => void;
}

/** A photo and what was made of it. */
export function Compare({ original, result, look, size, onUnreadable }: CompareProps) {
  const [natural, setNatural] = useState({ width: 4, height: 3 });
  const { width, height } = size ?? natural;
  return (
    <CompareFrame shape={width / height} look={look} before={i18n.t('gallery.view.before')}>
      <img
        className="gal-compare-picture"
        src={result}
        width={width}
        height={height}
        alt={i18n.t('gallery.view.result', [look])}
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setNatural({ width: naturalWidth, height: naturalHeight })
        }
      />
      <img
        className="gal-compare-picture gal-compare-original"
        src={original}
        alt={i18n.t('gallery.view.original')}
        draggable={false}
        onError={onUnreadable}
      />
    </CompareFrame>
  );
}
