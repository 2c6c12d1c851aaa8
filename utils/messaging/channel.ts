import type { Browser } from 'wxt/browser';

/** Two-way stream of structured-cloneable messages between two of our contexts. */
export interface Channel {
  post(message: unknown): void;
  /** One listener; messages before it is set wait where the transport allows that. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the other end is gone. */
  onClose(listener: () => void): void;
  close(): void;
}

/** A channel over a port of the extension's own messaging. */
export function runtimeChannel(port: Browser.runtime.Port): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message: unknown) => listener(message)),
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  };
}

/**
 * A channel over a `MessagePort`. Ports do not tell when the other end is gone; `onClose` fires
 * on our own `close` only.
 */
export function messagePortChannel(port: MessagePort): Channel {
  let closed: (() => void) | undefined;
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.onmessage = (event: MessageEvent) => listener(event.data);
    },
    onClose: (listener) => {
      closed = listener;
    },
    close: () => {
      port.close();
      closed?.();
    },
  };
}
