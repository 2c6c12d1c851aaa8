import { applyStyles } from '@/utils/lib/dom';
import type { Slot } from '@/utils/platforms/platform';
import { CARET, FLOAT, floatPlace } from './float-place';
import { type Glyph, glyph } from './glyphs';

export type ButtonState = 'ready' | 'busy' | 'undo' | 'error';

interface ButtonOptions {
  /** Handle in the page: `button`, `open` or `media-button`. */
  handle: 'button' | 'open' | 'media-button';
  label: string;
  glyph: Glyph;
  /** Called for trusted presses only; `byKey` when Enter or Space pressed it. */
  onPress: (byKey: boolean) => void;
}

const CSS = `
:host { all: initial; display: inline-flex; align-items: center; justify-content: center; flex: none; vertical-align: middle; position: relative; }
:host([hidden]) { display: none; }
button { all: unset; box-sizing: border-box; inline-size: 100%; block-size: 100%; display: grid; place-items: center; border-radius: 999px; cursor: pointer; color: var(--ink, currentColor); position: relative; transition: background-color .15s, transform .15s; touch-action: manipulation; }
button:hover { background: color-mix(in srgb, var(--ink, currentColor) 12%, transparent); }
button:active { transform: scale(.94); }
button:focus-visible { outline: 2px solid var(--ink, currentColor); outline-offset: 1px; }
svg { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
:host([data-mim="media-button"]) button { background: rgb(15 20 25 / .75); color: #fff; backdrop-filter: blur(4px); }
:host([data-mim="media-button"]) button:hover { background: rgb(39 44 48 / .85); }
:host([data-float]) button { background: #fff; color: #1b1220; border-radius: 20px; box-shadow: 0 0 0 .5px rgb(0 0 0 / .12), 0 1px 2px rgb(0 0 0 / .16), 0 4px 14px rgb(0 0 0 / .2); }
:host([data-raised]) button { background: #fff; color: #1b1220; }
:host([data-float]) button:hover { background: #f4eef6; }
:host([data-float]) button:active { transform: none; background: #eae2ee; }
:host([data-float]) button:focus-visible { outline-offset: -3px; }
:host([data-float="start"]) button { border-start-end-radius: 0; border-end-end-radius: 0; clip-path: inset(-24px 0 -24px -24px); }
:host([data-float="end"]) button { border-start-start-radius: 0; border-end-start-radius: 0; clip-path: inset(-24px -24px -24px 0); border-inline-start: 1px solid rgb(27 18 32 / .14); }
:host([data-float="start"]:dir(rtl)) button { clip-path: inset(-24px -24px -24px 0); }
:host([data-float="end"]:dir(rtl)) button { clip-path: inset(-24px 0 -24px -24px); }
.ring { position: absolute; inset: 3px; border-radius: 50%; display: none; background: conic-gradient(currentColor calc(var(--done, 0) * 360deg), color-mix(in srgb, currentColor 22%, transparent) 0); mask: radial-gradient(closest-side, transparent calc(100% - 2.5px), #000 calc(100% - 2px)); }
:host([data-state="busy"]) .ring { display: block; }
.note { all: unset; position: fixed; inset: auto; margin: 0; box-sizing: border-box; max-inline-size: 280px; padding: 8px 12px; border-radius: 10px; background: #1b1220; color: #fff; font: 500 13px/1.35 system-ui, sans-serif; box-shadow: 0 6px 24px rgb(0 0 0 / .3); pointer-events: none; }
.note:not(:popover-open) { display: none; }
@media (prefers-reduced-motion: reduce) { button { transition: none; } button:active { transform: none; } }
`;

const STATE_GLYPH: Partial<Record<ButtonState, Glyph>> = {
  busy: 'stop',
  undo: 'undo',
  error: 'alert',
};
const NOTE_MS = 6000;

/**
 * One of our buttons in a host page: a host element whose centre is the button, inside a closed
 * shadow root, so that the page's styles and scripts do not reach it.
 */
export class PageButton {
  readonly host: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #ring: HTMLElement;
  readonly #note: HTMLElement;
  readonly #options: ButtonOptions;
  #noteTimer: ReturnType<typeof setTimeout> | undefined;
  /** It had the focus when the site took its place in the page away. */
  #focused = false;

  constructor(options: ButtonOptions) {
    this.#options = options;
    this.host = document.createElement('div');
    this.host.dataset.mim = options.handle;
    this.host.dataset.state = 'ready';
    // Delegating, so that focus can be given back to the host of a button pressed by key.
    const root = this.host.attachShadow({ mode: 'closed', delegatesFocus: true });
    applyStyles(root, CSS);
    this.#button = document.createElement('button');
    this.#button.type = 'button';
    this.#ring = document.createElement('span');
    this.#ring.className = 'ring';
    this.#note = document.createElement('div');
    this.#note.className = 'note';
    this.#note.setAttribute('popover', 'manual');
    this.#note.setAttribute('role', 'status');
    root.append(this.#button, this.#note);
    this.#button.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      // The second click of a double click would take back what the first began.
      if (event.isTrusted && event.detail <= 1) options.onPress(event.detail === 0);
    });
    this.host.addEventListener('focusin', () => {
      this.#focused = true;
    });
    this.host.addEventListener('focusout', () => {
      queueMicrotask(() => {
        if (this.host.isConnected) this.#focused = false;
      });
    });
    // The site's own handlers would take the press for an outside click or move the focus.
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup'] as const) {
      this.host.addEventListener(type, (event) => {
        event.stopPropagation();
        if (type === 'mousedown') event.preventDefault();
      });
    }
    for (const type of ['keydown', 'keyup', 'keypress'] as const) {
      this.host.addEventListener(type, (event) => {
        if (event.key !== 'Tab' && event.key !== 'Escape') event.stopPropagation();
      });
    }
    this.show('ready', options.label);
  }

  /** Draws a state, with the words assistive technology and the tooltip give. */
  show(state: ButtonState, label: string): void {
    this.host.dataset.state = state;
    this.#button.setAttribute('aria-label', label);
    this.#button.title = label;
    const small = this.#options.handle === 'open';
    const icon = STATE_GLYPH[state] ?? this.#options.glyph;
    this.#button.replaceChildren(this.#ring, glyph(icon, small ? 14 : state === 'busy' ? 18 : 20));
  }

  /** 0..1, drawn as a ring while busy. */
  progress(fraction: number): void {
    this.#ring.style.setProperty('--done', fraction.toFixed(3));
  }

  /** A short note beside the button, said to assistive technology, gone by itself. */
  note(text: string): void {
    if (!this.host.isConnected) return;
    this.#note.textContent = text;
    this.#note.showPopover();
    const at = this.host.getBoundingClientRect();
    const box = this.#note.getBoundingClientRect();
    const below = at.bottom + 8 + box.height < innerHeight;
    this.#note.style.top = `${below ? at.bottom + 8 : Math.max(8, at.top - 8 - box.height)}px`;
    this.#note.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
    clearTimeout(this.#noteTimer);
    this.#noteTimer = setTimeout(() => this.#note.hidePopover(), NOTE_MS);
  }

  /** Puts the host into a slot, unless it is there already, and takes its neighbour's size and colour. */
  mount(slot: Slot): void {
    const inPlace = this.host.isConnected && this.host.parentElement === slot.parent;
    if (!inPlace) {
      slot.parent.insertBefore(this.host, slot.before);
      if (this.#focused && document.activeElement === document.body) this.host.focus();
    }
    this.host.toggleAttribute('data-raised', slot.raised === true);
    this.host.style.zIndex = slot.raised ? '2147483647' : slot.kind === 'float' ? '5' : '';
    const small = this.#options.handle === 'open';
    if (slot.kind === 'float') {
      this.host.dataset.float = small ? 'end' : 'start';
      this.#size(small ? CARET : FLOAT, FLOAT);
      this.host.style.marginInlineStart = '';
      Object.assign(this.host.style, floatPlace(this.host, slot, small ? FLOAT : 0));
      return;
    }
    delete this.host.dataset.float;
    Object.assign(this.host.style, { position: '', left: '', top: '' });
    if (small) {
      // A row with gaps would part the caret from its button.
      const gap = Number.parseFloat(getComputedStyle(slot.parent).columnGap) || 0;
      this.host.style.marginInlineStart = gap > 2 ? `${2 - gap}px` : '';
    }
    const neighbour = slot.neighbour;
    const side = Math.min(44, Math.max(28, neighbour?.getBoundingClientRect().height || 34));
    this.#size(small ? 18 : side, side);
    if (!inPlace && neighbour) {
      const colour = getComputedStyle(neighbour.querySelector('svg') ?? neighbour).color;
      this.host.style.setProperty('--ink', colour);
    }
  }

  #size(width: number, height: number): void {
    this.host.style.width = `${width}px`;
    this.host.style.height = `${height}px`;
  }

  remove(): void {
    clearTimeout(this.#noteTimer);
    this.host.remove();
  }
}
