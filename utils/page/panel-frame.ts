import { applyStyles } from '@/utils/lib/dom';
import type { PanelInit } from '@/utils/messaging/contract';

/** Under this window width the panel is a sheet at the bottom. */
const SHEET_BELOW = 700;
const PANEL_WIDTH = 392;
/** Where there is no room beside the composer the panel is narrower, down to this, so as to cover less of it. */
const PANEL_WIDTH_MIN = 320;
const PANEL_HEIGHT = 760;
const GAP = 12;

const CSS = `
:host { all: initial; position: fixed; inset: auto; margin: 0; padding: 0; border: 0; overflow: visible; background: transparent; z-index: 2147483647; color-scheme: normal; }
:host(:not(:popover-open)) { display: none; }
iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; border-radius: 18px; background: transparent; box-shadow: 0 0 0 1px rgb(128 128 128 / .22), 0 12px 48px rgb(0 0 0 / .32); }
:host([data-layout="sheet"]) iframe { border-end-start-radius: 0; border-end-end-radius: 0; }
`;

interface FrameOptions {
  parent: HTMLElement;
  beside: HTMLElement;
  url: string;
  origin: string;
  init: Omit<PanelInit, 't' | 'layout'>;
  signal: AbortSignal;
  /** Called when the frame is gone; true when the focus was in it. */
  onGone: (hadFocus: boolean) => void;
  /** The frame holds a page: ours, or the browser's own where it is kept out. */
  onLoaded: () => void;
}

/**
 * Mounts our frame beside a composer: an extension page in a closed shadow root, in a popover so
 * that a transformed or clipping dialog does not cut it off. The frame is given one port, at its
 * own origin only. Gone with the signal.
 */
export function openPanelFrame(options: FrameOptions): { port: MessagePort; focus: () => void } {
  const { parent, beside, signal } = options;
  const host = document.createElement('div');
  host.setAttribute('popover', 'manual');
  const root = host.attachShadow({ mode: 'closed' });
  applyStyles(root, CSS);
  const frame = document.createElement('iframe');
  frame.setAttribute('allow', '');
  frame.style.colorScheme = options.init.theme;
  const layout = innerWidth < SHEET_BELOW ? 'sheet' : 'beside';
  host.dataset.layout = layout;

  const place = () => {
    const sheet = innerWidth < SHEET_BELOW;
    host.dataset.layout = sheet ? 'sheet' : 'beside';
    const box = sheet ? sheetBox() : besideBox(beside.getBoundingClientRect());
    Object.assign(host.style, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
    });
  };
  const { port1, port2 } = new MessageChannel();
  frame.addEventListener(
    'load',
    () => {
      const init: PanelInit = { t: 'init', layout, ...options.init };
      frame.contentWindow?.postMessage(init, options.origin, [port2]);
      options.onLoaded();
    },
    { once: true },
  );
  frame.src = options.url;
  root.append(frame);
  parent.append(host);
  host.showPopover();
  place();
  addEventListener('resize', place, { signal });
  // The site must not take presses and keys inside our frame's edge for its own.
  for (const type of ['pointerdown', 'mousedown', 'click', 'keydown'] as const) {
    host.addEventListener(type, (event) => event.stopPropagation(), { signal });
  }
  signal.addEventListener(
    'abort',
    () => {
      port1.close();
      const hadFocus = document.activeElement === host;
      host.remove();
      options.onGone(hadFocus);
    },
    { once: true },
  );
  return { port: port1, focus: () => frame.focus() };
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

function sheetBox(): Box {
  const height = Math.round(Math.min(innerHeight * 0.78, PANEL_HEIGHT));
  return { left: 0, top: innerHeight - height, width: innerWidth, height };
}

/**
 * After the composer where there is room, else before it, else at the edge of the window where it
 * hides less of the composer. (Right to left, "after" is on its left.)
 */
function besideBox(composer: DOMRect): Box {
  const room = Math.max(innerWidth - composer.right, composer.left) - 2 * GAP;
  const width = Math.max(PANEL_WIDTH_MIN, Math.min(PANEL_WIDTH, room));
  const height = Math.min(PANEL_HEIGHT, innerHeight - 2 * GAP);
  const right = composer.right + GAP;
  const left = composer.left - GAP - width;
  const rtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const atRight = Math.min(right, innerWidth - width - GAP);
  const atLeft = Math.max(left, GAP);
  const hidesRight = Math.max(0, composer.right - atRight);
  const hidesLeft = Math.max(0, atLeft + width - composer.left);
  // What lacks only the gap to fit hides nothing; at the same price it goes after the composer.
  const toRight = rtl ? hidesRight < hidesLeft : hidesRight <= hidesLeft;
  const x = toRight ? atRight : atLeft;
  const y = Math.max(GAP, Math.min(composer.top, innerHeight - height - GAP));
  return { left: x, top: y, width, height };
}
