import { MimError, toMimError } from '@/utils/lib/errors';
import type { Composer, DraftItem, Platform } from '@/utils/platforms/platform';
import { PageButton } from './button';
import { Draft } from './draft';
import { keepFocus } from './focus';
import type { PageHost } from './host';
import { MediaButtons } from './media-buttons';
import { OneClick } from './one-click';
import { openPanelFrame } from './panel-frame';
import { servePanel } from './panel-link';
import type { Sources } from './sources';

/** Our frame answers within this time, or the page blocks it. */
const FRAME_MS = 8000;
/** A frame that has loaded answers within this time; the browser's own page in its place never does. */
const LOADED_MS = 2500;

/** Everything of ours at one composer: button, caret, media buttons, panel. Undone by `stop`. */
export class ComposerSession {
  readonly draft: Draft;
  readonly #platform: Platform;
  readonly #host: PageHost;
  readonly #button: PageButton;
  readonly #caret: PageButton;
  readonly #oneClick: OneClick;
  readonly #media: MediaButtons;
  #panel: { abort: AbortController; chosen: string | null; update: () => void } | null = null;
  #pressing = false;
  readonly #stop = new AbortController();

  constructor(composer: Composer, platform: Platform, host: PageHost, sources: Sources) {
    const { words } = host;
    this.#platform = platform;
    this.#host = host;
    this.draft = new Draft(composer, sources);
    this.#button = new PageButton({
      handle: 'button',
      label: words.button,
      glyph: 'brush',
      onPress: (byKey) => void this.press(byKey),
    });
    this.#caret = new PageButton({
      handle: 'open',
      label: words.open,
      glyph: 'caret',
      onPress: (byKey) => void this.openPanel(byKey),
    });
    this.#oneClick = new OneClick(this.#button, words.button, this.draft, host);
    this.#media = new MediaButtons(this.draft, host, (id, byKey) => void this.openPanel(byKey, id));
    this.update(composer);
  }

  /** Takes the composer as the page shows it now; mounts what a re-render lost. */
  update(composer: Composer): void {
    this.draft.follow(composer);
    const slot = composer.buttonSlot();
    if (slot) {
      this.#button.mount(slot);
      this.#caret.mount(
        slot.kind === 'row' ? { ...slot, before: this.#button.host.nextSibling } : slot,
      );
    }
    this.#media.update();
    this.#oneClick.draftChanged();
    this.#panel?.update();
    void this.draft.composerChanged(this.#stop.signal);
  }

  /** A press on the button, or the shortcut: what the button's state says. */
  async press(byKey: boolean): Promise<void> {
    const { state } = this.#oneClick;
    if (state === 'busy') return this.#oneClick.cancel();
    if (state === 'undo') return this.#oneClick.undo();
    if (this.#pressing) return;
    this.#pressing = true;
    try {
      const { favouriteLook } = await this.#host.settings();
      const only = favouriteLook ? await this.#onlyPhoto() : null;
      if (favouriteLook && only) void this.#oneClick.restyle(this.draft.idOf(only), favouriteLook);
      else await this.openPanel(byKey);
    } catch (thrown) {
      this.#fail(thrown);
    } finally {
      this.#pressing = false;
    }
  }

  /** The photo that one click restyles; where there is a choice to make or something to say, none. */
  async #onlyPhoto(): Promise<DraftItem | null> {
    const items = this.draft.items();
    const only = items.length === 1 ? items[0] : undefined;
    if (only?.kind !== 'photo' || !this.draft.composer.takes.includes('photo')) return null;
    // A moving picture becomes a still: the panel says so first.
    const { type } = await this.draft.read(only);
    return type === 'image/gif' ? null : only;
  }

  get panelOpen(): boolean {
    return this.#panel !== null;
  }

  closePanel(): void {
    this.#panel?.abort.abort();
    this.#panel = null;
  }

  /** Opens the panel, with one item chosen; a second press on an open panel closes it. */
  async openPanel(byKey: boolean, chosen: string | null = null): Promise<void> {
    if (this.#panel) {
      const another = chosen !== null && chosen !== this.#panel.chosen;
      this.closePanel();
      if (!another) return;
    }
    const abort = new AbortController();
    const composer = this.draft.composer;
    const giveFocusBack = keepFocus(abort.signal);
    const panel = { abort, chosen, update: (): void => undefined };
    this.#panel = panel;
    try {
      const ticket = await this.#host.ticket();
      if (abort.signal.aborted) return;
      const theme = () => this.#platform.theme(document);
      let blocked: ReturnType<typeof setTimeout> | undefined;
      const expectAnswer = (ms: number) => {
        clearTimeout(blocked);
        blocked = setTimeout(() => void this.#frameBlocked(chosen), ms);
      };
      const { port, focus } = openPanelFrame({
        parent: composer.overlayParent(),
        beside: composer.root,
        url: this.#host.panelUrl,
        origin: this.#host.panelOrigin,
        signal: abort.signal,
        onGone: (hadFocus) => hadFocus && giveFocusBack(),
        onLoaded: () => expectAnswer(LOADED_MS),
        init: {
          ticket,
          platform: this.#platform.meta.id,
          surface: composer.surface,
          takes: composer.takes,
          theme: theme(),
          byKey,
        },
      });
      expectAnswer(FRAME_MS);
      abort.signal.addEventListener('abort', () => clearTimeout(blocked));
      this.#closeByEscape(abort.signal);
      const link = servePanel(port, {
        draft: this.draft,
        chosen,
        theme,
        onReady: () => {
          clearTimeout(blocked);
          if (byKey) focus();
        },
        // A moment later, so that the press that closes the frame still ends inside it.
        onClose: () => void setTimeout(() => this.closePanel(), 50),
        openGallery: () => this.#host.openGallery(),
        signal: abort.signal,
      });
      panel.update = link.update;
    } catch (thrown) {
      this.closePanel();
      this.#fail(thrown);
    }
  }

  /** While the focus is still in the page, Escape is for the panel, not for the site's dialog under it. */
  #closeByEscape(signal: AbortSignal): void {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !event.isTrusted || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.closePanel();
    };
    addEventListener('keydown', onKey, { capture: true, signal });
  }

  /** The page does not let our frame in: say so, and go on in the gallery's studio with the source. */
  async #frameBlocked(chosen: string | null): Promise<void> {
    this.closePanel();
    this.#button.note(this.#host.words.error('frame-blocked'));
    const item = this.draft.itemById(chosen) ?? this.draft.items()[0];
    const file = item && (await this.draft.read(item).catch(() => undefined));
    await this.#host.openGallery('#studio', file);
  }

  #fail(thrown: unknown): void {
    const error = toMimError(thrown);
    const text = this.#host.words.error(error.code);
    this.#button.show('error', text);
    this.#button.note(text);
    if (!(thrown instanceof MimError)) console.error(error);
  }

  stop(): void {
    this.#stop.abort();
    this.closePanel();
    this.#oneClick.stop();
    this.#media.stop();
    this.#button.remove();
    this.#caret.remove();
  }
}
