import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { i18n } from '#i18n';
import type { EraseStroke } from '@/utils/engine/engine';
import { extended, type Point, paintStrokes, pointIn, stepped } from './strokes';

interface BrushCanvasProps {
  strokes: readonly EraseStroke[];
  /** Radius of the brush, as a fraction of the picture's width. */
  radius: number;
  /** URL of the user's own picture. */
  original: string | null;
  /** Width over height. */
  ratio: number;
  onStroke: (stroke: EraseStroke) => void;
}

const CANVAS_WIDTH = 720;

/**
 * The layer that is painted on: shows the user's own picture along the strokes, at once. By keyboard,
 * arrow keys move the brush (further with Shift) and Space held down paints.
 */
export function BrushCanvas({ strokes, radius, original, ratio, onStroke }: BrushCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useOriginal(original);
  const [stroke, setStroke] = useState<EraseStroke | null>(null);
  const [cursor, setCursor] = useState<Point | null>(null);
  const height = Math.max(1, Math.round(CANVAS_WIDTH / ratio));

  useEffect(() => canvas.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    paintStrokes(context, stroke ? [...strokes, stroke] : strokes, picture, CANVAS_WIDTH, height);
  }, [strokes, stroke, picture, height]);

  const at = (event: PointerEvent<HTMLCanvasElement>) =>
    pointIn(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY);
  const finish = () => {
    if (stroke) onStroke(stroke);
    setStroke(null);
  };
  const moveTo = (point: Point) => {
    setCursor(point);
    setStroke((before) => before && extended(before, point));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from: Point = cursor ?? [0.5, 0.5 / ratio];
    if (event.key === ' ') {
      event.preventDefault();
      setCursor(from);
      setStroke((before) => before ?? { radius, points: [from] });
      return;
    }
    const to = stepped(from, event.key, event.shiftKey, ratio);
    if (!to) return;
    event.preventDefault();
    moveTo(to);
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: painting takes keys of its own */}
      <canvas
        ref={canvas}
        className="mim-brush"
        width={CANVAS_WIDTH}
        height={height}
        tabIndex={0}
        role="application"
        aria-label={i18n.t('panel.brushKeys')}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          if (event.key === ' ') finish();
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setStroke({ radius, points: [at(event)] });
        }}
        onPointerMove={(event) => moveTo(at(event))}
        onPointerUp={finish}
        onPointerCancel={() => setStroke(null)}
        onPointerLeave={() => setCursor(null)}
        onFocus={() => setCursor((before) => before ?? [0.5, 0.5 / ratio])}
        onBlur={finish}
      />
      {cursor && <span className="mim-brush__ring" style={ringStyle(cursor, radius, ratio)} />}
    </>
  );
}

/** Physical on purpose: the brush's place is measured from the left. */
function ringStyle([x, y]: Point, radius: number, ratio: number): CSSProperties {
  return { left: `${x * 100}%`, top: `${y * ratio * 100}%`, inlineSize: `${radius * 200}%` };
}

function useOriginal(url: string | null): HTMLImageElement | null {
  const [picture, setPicture] = useState<HTMLImageElement | null>(null);
  useEffect(() => {
    if (!url) return;
    const image = new Image();
    image.onload = () => setPicture(image);
    image.src = url;
    return () => {
      image.onload = null;
    };
  }, [url]);
  return picture;
}
