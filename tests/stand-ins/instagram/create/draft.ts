import { type Medium, mostItems, type Refusal } from './media.ts';

/** Where the dialog is. */
export type Step = 'closed' | 'select' | 'crop' | 'edit' | 'caption' | 'sharing' | 'shared';

/** The shapes a post can have; the site starts with a square. */
export const aspects = ['original', '1:1', '4:5', '16:9'] as const;
export type Aspect = (typeof aspects)[number];

/** What the person did to one photo or clip. */
export interface Item extends Medium {
  /** 1 to 3. */
  readonly zoom: number;
  /** Shift from the middle, in shares of the frame. */
  readonly pan: readonly [number, number];
  readonly filter: number;
  /** −100 to 100 each. */
  readonly adjust: Readonly<Record<string, number>>;
  readonly alt: string;
}

/** Everything the dialog holds. */
export interface Draft {
  readonly step: Step;
  readonly items: readonly Item[];
  readonly index: number;
  readonly aspect: Aspect;
  readonly refusals: readonly Refusal[];
  readonly overLimit: boolean;
}

/** The empty dialog. */
export const emptyDraft: Draft = {
  step: 'closed',
  items: [],
  index: 0,
  aspect: '1:1',
  refusals: [],
  overLimit: false,
};

/** What can happen to the dialog. */
export type Act =
  | { do: 'open' }
  | { do: 'reset' }
  | { do: 'step'; step: Step }
  | { do: 'add'; media: readonly Medium[]; refusals: readonly Refusal[] }
  | { do: 'remove'; ids: readonly number[] }
  | { do: 'move'; from: number; to: number }
  | { do: 'show'; index: number }
  | { do: 'aspect'; aspect: Aspect }
  | {
      do: 'change';
      id: number;
      change: Partial<Pick<Item, 'zoom' | 'pan' | 'filter' | 'adjust' | 'alt'>>;
    };

const untouched = { zoom: 1, pan: [0, 0], filter: 0, adjust: {}, alt: '' } as const;

function add(draft: Draft, act: Extract<Act, { do: 'add' }>): Draft {
  const room = mostItems - draft.items.length;
  const fresh = act.media.slice(0, room).map((medium) => ({ ...medium, ...untouched }));
  const items = [...draft.items, ...fresh];
  return {
    ...draft,
    items,
    index: fresh.length > 0 && draft.items.length > 0 ? draft.items.length : draft.index,
    step: draft.step === 'select' && items.length > 0 ? 'crop' : draft.step,
    refusals: act.refusals,
    overLimit: act.media.length > room,
  };
}

function remove(draft: Draft, ids: readonly number[]): Draft {
  const items = draft.items.filter((item) => !ids.includes(item.id));
  if (items.length === 0) return { ...emptyDraft, step: 'select' };
  return { ...draft, items, index: Math.min(draft.index, items.length - 1) };
}

function move(draft: Draft, from: number, to: number): Draft {
  const items = [...draft.items];
  const [taken] = items.splice(from, 1);
  if (taken) items.splice(to, 0, taken);
  return { ...draft, items, index: to };
}

/** The next state of the dialog. */
export function reduce(draft: Draft, act: Act): Draft {
  switch (act.do) {
    case 'open':
      return { ...emptyDraft, step: 'select' };
    case 'reset':
      return emptyDraft;
    case 'step':
      if (act.step === 'shared') return { ...emptyDraft, step: 'shared' };
      return { ...draft, step: act.step, refusals: [], overLimit: false };
    case 'add':
      return add(draft, act);
    case 'remove':
      return remove(draft, act.ids);
    case 'move':
      return move(draft, act.from, act.to);
    case 'show':
      return { ...draft, index: act.index };
    case 'aspect':
      return { ...draft, aspect: act.aspect };
    case 'change':
      return {
        ...draft,
        items: draft.items.map((item) => (item.id === act.id ? { ...item, ...act.change } : item)),
      };
  }
}

/** Width over height of the frame; `original` follows the first item within 4:5 and 1.91:1. */
export function frameRatio(draft: Draft): number {
  if (draft.aspect === '1:1') return 1;
  if (draft.aspect === '4:5') return 4 / 5;
  if (draft.aspect === '16:9') return 16 / 9;
  const first = draft.items[0];
  if (!first) return 1;
  return Math.min(1.91, Math.max(0.8, first.width / first.height));
}
