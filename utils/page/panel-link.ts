import { isAbort } from '@/utils/lib/abort';
import { isBlob } from '@/utils/lib/blob';
import { MimError, toMimError } from '@/utils/lib/errors';
import { messagePortChannel } from '@/utils/messaging/channel';
import type { ComposerCalls, DraftWire, PanelCalls, PutWire } from '@/utils/messaging/contract';
import { createPeer } from '@/utils/messaging/peer';
import type { AttachOutcome } from '@/utils/platforms/platform';
import type { Draft } from './draft';
import { ItemThumbs } from './item-thumbs';

interface PanelLinkOptions {
  draft: Draft;
  /** Item the panel was opened for; listed first. */
  chosen: string | null;
  theme: () => 'light' | 'dark';
  onReady: () => void;
  onClose: () => void;
  openGallery: () => Promise<void>;
  signal: AbortSignal;
}

interface PanelLink {
  /** Tells the panel what the draft holds now. */
  update(): void;
}

/** Serves the panel's calls over the port its frame was given. */
export function servePanel(port: MessagePort, options: PanelLinkOptions): PanelLink {
  const { draft, signal } = options;

  const thumbs = new ItemThumbs(() => update());

  function wire(): DraftWire {
    const items = draft.items().map((item, index) => ({
      id: draft.idOf(item),
      kind: item.kind,
      position: index + 1,
      thumb: thumbs.of(item),
    }));
    const first = items.filter(({ id }) => id === options.chosen);
    return {
      items: [...first, ...items.filter(({ id }) => id !== options.chosen)],
      theme: options.theme(),
      takes: draft.composer.takes,
    };
  }

  async function put(attach: () => Promise<AttachOutcome>): Promise<PutWire> {
    try {
      return await attach();
    } catch (thrown) {
      const { code } = toMimError(thrown);
      if (isAbort(thrown) || (code !== 'not-attached' && code !== 'refused-by-site')) throw thrown;
      return { state: 'failed', code };
    }
  }

  const peer = createPeer<PanelCalls, ComposerCalls>(messagePortChannel(port), {
    ready: async () => {
      options.onReady();
      return wire();
    },
    readItem: async ({ id }, call) => {
      const item = draft.itemById(id);
      if (!item) throw new MimError('draft-changed');
      const file = await draft.read(item, call.signal);
      return { file, name: file.name };
    },
    put: async ({ file, name, itemId }, call) => {
      if (!isBlob(file)) throw new MimError('bad-message');
      const item = draft.itemById(itemId);
      if (itemId !== null && !item) throw new MimError('draft-changed');
      const whole = new File([file], name, { type: file.type });
      const result = await put(() => draft.put(whole, item, call.signal)).finally(update);
      if (result.state === 'failed') await draft.expectPick(whole, item);
      return result;
    },
    arrived: async (_args, call) => {
      await draft.arrival(call.signal);
      return null;
    },
    undo: (_args, call) => draft.undo(call.signal).finally(update),
    openGallery: async () => {
      await options.openGallery();
      return null;
    },
    close: async () => {
      options.onClose();
      return null;
    },
  });
  function update(): void {
    if (!signal.aborted) peer.call('state', wire()).catch(() => undefined);
  }
  signal.addEventListener('abort', () => peer.close(), { once: true });

  return { update };
}
