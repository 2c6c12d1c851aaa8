import { type CSSProperties, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { EraseStroke } from '@/utils/engine/engine';
import { extended, paintStrokes, pointIn } from './strokes';

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

/** The layer that is painted on: shows the user's own picture along the strokes, at once. */
export function BrushCanvas({ strokes, radius, original, ratio, onStroke }: BrushCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useOriginal(original);
  const [stroke, setStroke] = useState<EraseStroke | null>(null);
  const [cursor, setCursor] = useState<{ x: number; y: number } | null>(null);
  const height = Math.max(1, Math.round(CANVAS_WIDTH / ratio));

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    paintStrokes(context, stroke ? [...strokes, stroke] : strokes, picture, CANVAS_WIDTH, height);
  }, [strokes, stroke, picture, height]);

  const at = (event: PointerEvent<HTMLCanvasElement>) =>
    pointIn(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY);
  const follow = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setCursor({ x: event.clientX - box.left, y: event.clientY - box.top });
  };
  const finish = () => {
    if (stroke) onStroke(stroke);
    setStroke(null);
  };
  const ring: CSSProperties | undefined = cursor
    ? {
        // physical on purpose: the pointer's place is measured from the left
        left: 0,
        translate: `calc(${cursor.x}px - 50%) calc(${cursor.y}px - 50%)`,
        inlineSize: `${radius * 200}%`,
      }
    : undefined;

  return (
    <>
      <canvas
        ref={canvas}
        className="mim-brush"
        width={CANVAS_WIDTH}
        height={height}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setStroke({ radius, points: [at(event)] });
        }}
        onPointerMove={(event) => {
          follow(event);
          const point = at(event);
          setStroke((before) => before && extended(before, point));
        }}
        onPointerUp={finish}
        onPointerCancel={() => setStroke(null)}
        onPointerLeave={() => setCursor(null)}
      />
      {ring && <span className="mim-brush__ring" style={ring} />}
    </>
  );
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
