import './draft-ledger.css';
import { type DraftItem, measure } from './measure.ts';
import type { Language } from './switches.ts';

export type { DraftItem } from './measure.ts';

/** Something the page noticed, in order: a key it acted on, a refused file, a press of Post. */
export type DraftEvent = { readonly type: string; readonly detail?: string };

/** What tests read as `window.__draft`: what the site's draft holds now. */
export type Draft = { items: DraftItem[]; caption: string; events: DraftEvent[] };

declare global {
  interface Window {
    __draft: Draft;
    /** Base64 of the very file the draft holds at a place; null where there is none. */
    __draftFile: (index: number) => Promise<string | null>;
  }
}

/** The page's record of what its draft holds, shown at the bottom of the page. */
export type DraftLedger = {
  /** The draft's files now, in order; shown once all are decoded and hashed. */
  setFiles(files: readonly File[]): void;
  setCaption(text: string): void;
  log(type: string, detail?: string): void;
};

const words: Record<Language, { title: string; empty: string; caption: string; broken: string }> = {
  en: {
    title: 'This draft holds',
    empty: 'nothing yet',
    caption: 'Text',
    broken: 'cannot be decoded',
  },
  de: {
    title: 'Dieser Entwurf enthält',
    empty: 'noch nichts',
    caption: 'Text',
    broken: 'nicht lesbar',
  },
  ar: {
    title: 'تحتوي هذه المسودة على',
    empty: 'لا شيء بعد',
    caption: 'النص',
    broken: 'تعذّر فك الترميز',
  },
};

/** Mounts the strip at the end of the body and starts `window.__draft`. Call once per page. */
export function createDraftLedger(lang: Language): DraftLedger {
  const draft: Draft = { items: [], caption: '', events: [] };
  let held: readonly File[] = [];
  let turn = 0;
  window.__draft = draft;
  window.__draftFile = async (index) => {
    const file = held[index];
    return file ? toBase64(new Uint8Array(await file.arrayBuffer())) : null;
  };

  const strip = document.createElement('section');
  strip.dataset.standin = 'draft';
  strip.setAttribute('aria-label', words[lang].title);
  document.body.append(strip);
  const show = () => render(strip, draft, lang);
  show();

  return {
    setFiles(files) {
      const mine = ++turn;
      void Promise.all(files.map(measure)).then((items) => {
        if (mine !== turn) return;
        held = [...files];
        draft.items = items;
        show();
      });
    },
    setCaption(text) {
      if (draft.caption === text) return;
      draft.caption = text;
      show();
    },
    log(type, detail) {
      draft.events.push(detail === undefined ? { type } : { type, detail });
    },
  };
}

function render(strip: HTMLElement, draft: Draft, lang: Language): void {
  const text = words[lang];
  const title = element('strong', text.title);
  const list = document.createElement('ul');
  for (const item of draft.items) list.append(row(item, text.broken));
  if (draft.items.length === 0) list.append(element('li', text.empty, 'standin-empty'));
  strip.replaceChildren(title, list);
  if (draft.caption) {
    const caption = element('p', `${text.caption}: `);
    const quote = element('q', draft.caption.replaceAll('\n', ' ↵ '));
    quote.dir = 'auto';
    caption.append(quote);
    strip.append(caption);
  }
}

function row(item: DraftItem, broken: string): HTMLElement {
  const size = item.width ? `${item.width} × ${item.height}` : broken;
  const length = item.seconds ? `${item.seconds.toFixed(1)} s` : '';
  const li = document.createElement('li');
  const name = element('b', item.name);
  const hash = element('code', item.sha256.slice(0, 12));
  hash.title = `SHA-256 ${item.sha256}`;
  const facts = [item.type || '?', amount(item.bytes), size, length].filter(Boolean);
  li.append(name, ...facts.map((fact) => element('span', fact)), hash);
  for (const child of li.children) (child as HTMLElement).dir = 'auto';
  return li;
}

function element(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function amount(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
