/** The platforms of the product; the table in `table.ts` has one line for each. */
export type PlatformId = 'x' | 'instagram' | 'tiktok';

export type MediaKind = 'photo' | 'clip';

/** Plain data about a platform: what manifest, settings, schemas and the panel need without its code. */
export interface PlatformMeta {
  id: PlatformId;
  label: string;
  /** Hosts of the composer, without scheme. */
  hosts: readonly string[];
  /** Where a person goes to write a post. */
  home: string;
  /** What a draft takes, and the limits the site states (facts are dated in each folder). */
  photo: MediaLimits | null;
  clip: ClipLimits | null;
  /** Most items of one draft. */
  maxItems: number;
  /** Largest result worth making, in pixels; results are scaled down to it, never up. */
  fit: { maxWidth: number; maxHeight: number };
}

export interface MediaLimits {
  types: readonly string[];
  maxBytes: number;
}

/** What the site states of clips, and what is worth making for it. */
export interface ClipLimits extends MediaLimits {
  /** Longest clip, in seconds. */
  maxSeconds: number;
  /** Some accounts may post longer ones: that is said, not refused. */
  longerForSome?: true;
  /** Largest frame worth making, in pixels, for tall clips and for wide ones. */
  tall: { maxWidth: number; maxHeight: number };
  wide: { maxWidth: number; maxHeight: number };
  maxFramesPerSecond: number;
}

/** One photo or clip in a draft, as the composer shows it now. */
export interface DraftItem {
  /** The element that stands for the item. Without a `key` its identity is the item's. */
  element: HTMLElement;
  /** Identity of the item where the site uses one element for several items, or several for one. */
  key?: string;
  /** The composer shows one item at a time and this is not the one: no button goes on it. */
  hidden?: true;
  /** Corner of the element for our button on the item; the lower end corner unless told. */
  corner?: 'top-end' | 'bottom-end';
  kind: MediaKind;
  /** The element that shows it, when there is one that tells the decoded size. */
  preview: HTMLImageElement | HTMLVideoElement | HTMLCanvasElement | null;
  /** URL of the preview, mostly `blob:`; `null` when the site draws it otherwise. */
  url: string | null;
}

/** What tells an item from every other: the same for the same item, however often it is looked up. */
export function identityOf(item: DraftItem): string | Element {
  return item.key ?? item.element;
}

/** Where the button goes. */
export type Slot = RowSlot | FloatSlot;

/** One more button among the site's own: into `parent` before `before`, sized and coloured like `neighbour`. */
interface RowSlot {
  kind: 'row';
  parent: Element;
  before: Node | null;
  neighbour: HTMLElement | null;
  /** The site has laid something over its own page that would swallow presses on ours: go above it. */
  raised?: boolean;
}

/** Over the page, where the site has no row: within `parent`, at a place of `anchor`. */
export interface FloatSlot {
  kind: 'float';
  parent: Element;
  before: null;
  anchor: HTMLElement;
  /** `inside`: in the anchor's upper start corner. `after`: beside its end edge, in the middle. */
  at: 'inside' | 'after';
  raised?: boolean;
}

/** How an attempt to attach ended. Failures are `MimError`s, not outcomes. */
export type AttachOutcome =
  /** The draft shows it. */
  | { state: 'attached' }
  /** This step of the composer takes no files; the result waits until the user has gone back. */
  | { state: 'held'; reason: 'step-back' | 'pick-ready' };

export interface AttachRequest {
  file: File;
  /** The item to replace; `null` adds one. */
  replace: DraftItem | null;
  /** The file behind another item of the draft, for platforms that must add it again to keep the order. */
  read: (item: DraftItem) => Promise<File>;
  signal: AbortSignal;
}

/** One composer found in the page. Lookups are pure; only `attach` and `remove` press anything. */
export interface Composer {
  /** The composer's own root; its identity is the composer's. */
  root: HTMLElement;
  /** Where in the site it is or which step it shows: `inline`, `modal`, `reply`, `crop`, … */
  surface: string;
  /** The same for every step and rebuild of one composer, so that work goes on when its root is replaced. */
  family: string;
  /** What the draft takes at this moment; nothing at a step that takes no files. */
  takes: readonly MediaKind[];
  /** Most items this draft holds. Where it is one, a file that is added takes the place of the other. */
  capacity: number;
  buttonSlot(): Slot | null;
  items(): DraftItem[];
  /**
   * An item that is not shown, as it can be read: some composers tell what is behind it only after
   * their gallery was opened. Without this, items are as `items` gives them.
   */
  reveal?(item: DraftItem, signal: AbortSignal): Promise<DraftItem>;
  /** Element that our frame's host may be appended to without being cut off or closed: dialog or body. */
  overlayParent(): HTMLElement;
  /** Puts the file into the draft and resolves once its preview shows; see DESIGN "Put". */
  attach(request: AttachRequest): Promise<AttachOutcome>;
  /** Takes one item out of the draft with the site's own button; rejects with `not-removed` when it stays. */
  remove(item: DraftItem, signal: AbortSignal): Promise<void>;
}

/** A platform's page knowledge. Inert: it neither observes nor changes anything by itself. */
export interface Platform {
  meta: PlatformMeta;
  /** Every composer within `root`, outermost first; none where there is none. */
  findComposers(root: ParentNode): Composer[];
  /** The narrowest node that outlives the composers; watched for added and removed children. */
  watchRoot(document: Document): Element;
  /** Dark or light, as the site shows itself now. */
  theme(document: Document): 'light' | 'dark';
}
