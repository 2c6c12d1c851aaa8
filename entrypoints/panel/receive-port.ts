import type { PanelInit } from '@/utils/messaging/contract';
import { panelInitSchema } from '@/utils/messaging/schema';

/**
 * Takes the first port posted to this frame by the page around it, and no other. Nothing is ever
 * posted to the parent: the page must not learn our address.
 */
export function receivePort(start: (init: PanelInit, port: MessagePort) => void): void {
  const onMessage = (event: MessageEvent) => {
    const port = event.ports[0];
    if (event.source !== window.parent || !port) return;
    const init = panelInitSchema.safeParse(event.data);
    if (!init.success) return;
    window.removeEventListener('message', onMessage);
    start(init.data, port);
  };
  window.addEventListener('message', onMessage);
}
