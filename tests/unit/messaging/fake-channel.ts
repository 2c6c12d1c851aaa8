import type { Channel } from '@/utils/messaging/channel';

/** One end of a pair of channels; `sent` is what this end posted. */
export interface FakeChannel extends Channel {
  sent: unknown[];
  /** As if this came from the other end. */
  receive(message: unknown): void;
  /** As if the other end went away. */
  drop(): void;
}

function channel(): FakeChannel & { other: FakeChannel | undefined } {
  let listener: ((message: unknown) => void) | undefined;
  let closed: (() => void) | undefined;
  const own = {
    sent: [] as unknown[],
    other: undefined as FakeChannel | undefined,
    post(message: unknown) {
      // Throws for what cannot travel, as ports do.
      const copy: unknown = structuredClone(message);
      own.sent.push(copy);
      queueMicrotask(() => own.other?.receive(copy));
    },
    onMessage(next: (message: unknown) => void) {
      listener = next;
    },
    onClose(next: () => void) {
      closed = next;
    },
    // The far end hears of it; the near end does not, as with ports of the extension.
    close: () => queueMicrotask(() => own.other?.drop()),
    receive: (message: unknown) => listener?.(message),
    drop: () => closed?.(),
  };
  return own;
}

/** Two ends of a channel that copies what it carries, a turn later. */
export function channelPair(): [FakeChannel, FakeChannel] {
  const [near, far] = [channel(), channel()];
  near.other = far;
  far.other = near;
  return [near, far];
}
