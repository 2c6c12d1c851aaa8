import { type JSX, useEffect, useRef } from 'react';
import { look } from '../look.ts';
import type { Item } from './draft.ts';
import { filterOf } from './filters.ts';

/** How a photo is put on the page; the site has been seen in more than one way. */
export type PreviewKind = 'background' | 'img' | 'canvas';

function Painted({ item }: { item: Item }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const share = Math.min(1, 1440 / Math.max(item.width, item.height));
  useEffect(() => {
    const picture = new Image();
    let wanted = true;
    picture.src = item.url;
    picture.decode().then(
      () => {
        const target = canvas.current;
        if (wanted && target) {
          target.getContext('2d')?.drawImage(picture, 0, 0, target.width, target.height);
        }
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [item.url]);
  return (
    <canvas
      ref={canvas}
      className={look.fill}
      width={Math.round(item.width * share)}
      height={Math.round(item.height * share)}
    />
  );
}

/** The picture or clip itself, filling its parent. */
function Body({ item, kind }: { item: Item; kind: PreviewKind }): JSX.Element {
  if (item.kind === 'video') {
    return <video className={look.fill} src={item.url} autoPlay loop muted playsInline />;
  }
  if (kind === 'canvas') return <Painted item={item} />;
  if (kind === 'img') return <img className={look.fill} src={item.url} alt="" draggable={false} />;
  return (
    <div
      className={look.fill}
      style={{
        backgroundImage: `url("${item.url}")`,
        backgroundSize: '100% 100%',
        backgroundRepeat: 'no-repeat',
      }}
    />
  );
}

/**
 * One item behind the crop frame: it covers the frame, shifted and enlarged by a transform.
 * `ratio` is width over height of the frame.
 */
export function Preview({
  item,
  kind,
  ratio,
  onPan,
}: {
  item: Item;
  kind: PreviewKind;
  ratio: number;
  onPan?: (pan: readonly [number, number]) => void;
}): JSX.Element {
  const held = useRef<{ x: number; y: number; pan: readonly [number, number] } | null>(null);
  const own = item.width / item.height;
  const wide = Math.max(1, own / ratio);
  const tall = Math.max(1, ratio / own);
  const limitX = (wide * item.zoom - 1) / 2;
  const limitY = (tall * item.zoom - 1) / 2;
  const panX = Math.min(limitX, Math.max(-limitX, item.pan[0]));
  const panY = Math.min(limitY, Math.max(-limitY, item.pan[1]));
  return (
    <div
      className={`${look.frame} ${onPan ? look.grab : ''}`}
      style={
        ratio >= 1
          ? { width: '100%', aspectRatio: String(ratio) }
          : { height: '100%', aspectRatio: String(ratio) }
      }
      onPointerDown={(event) => {
        if (!onPan) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { x: event.clientX, y: event.clientY, pan: [panX, panY] };
      }}
      onPointerMove={(event) => {
        const start = held.current;
        if (!start || !onPan) return;
        const box = event.currentTarget.getBoundingClientRect();
        onPan([
          start.pan[0] + (event.clientX - start.x) / box.width,
          start.pan[1] + (event.clientY - start.y) / box.height,
        ]);
      }}
      onPointerUp={() => {
        held.current = null;
      }}
    >
      <div
        className={look.moved}
        style={{
          width: `${wide * 100}%`,
          height: `${tall * 100}%`,
          left: `${(1 - wide) * 50}%`,
          top: `${(1 - tall) * 50}%`,
          transform: `translate3d(${(panX / wide) * 100}%, ${(panY / tall) * 100}%, 0) scale(${item.zoom})`,
          filter: filterOf(item),
        }}
      >
        <Body item={item} kind={kind} />
      </div>
    </div>
  );
}
