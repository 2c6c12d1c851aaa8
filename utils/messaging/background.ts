import { browser } from 'wxt/browser';
import { type ErrorData, MimError, toMimError } from '@/utils/lib/errors';
import type { BackgroundCalls, Recipient } from './contract';

type Name = keyof BackgroundCalls;

interface Request {
  to: Recipient;
  name: Name;
  args: unknown;
}

type Answer = { ok: true; value: unknown } | { ok: false; error: ErrorData };

/** Asks the background for something. Rejects with `MimError`; `reload-tab` when we were updated meanwhile. */
export async function askBackground<N extends Name>(
  name: N,
  args: BackgroundCalls[N]['args'],
): Promise<BackgroundCalls[N]['value']> {
  const request: Request = { to: 'background', name, args };
  if (!browser.runtime?.id) throw new MimError('reload-tab');
  let answer: Answer | undefined;
  try {
    answer = (await browser.runtime.sendMessage(request)) as Answer | undefined;
  } catch (thrown) {
    throw new MimError(browser.runtime?.id ? 'workshop-unreachable' : 'reload-tab', name, {
      cause: thrown,
    });
  }
  if (!answer) throw new MimError('workshop-unreachable', name);
  if (!answer.ok) throw MimError.from(answer.error);
  return answer.value as BackgroundCalls[N]['value'];
}

/** Who sent a message, as far as the browser vouches for it. */
export interface Sender {
  /** `page`: one of our own pages outside any site. `frame`: our page within a tab. `content`: a content script. */
  kind: 'page' | 'frame' | 'content';
  url: URL;
  tabId: number | undefined;
  frameId: number | undefined;
  documentId: string | undefined;
}

/** The sender of a message or port, or `null` when it is not ours or not whole. */
export function senderOf(sender: {
  id?: string;
  url?: string;
  frameId?: number;
  tab?: { id?: number };
  documentId?: string;
}): Sender | null {
  if (sender.id !== browser.runtime.id || !sender.url || !URL.canParse(sender.url)) return null;
  const url = new URL(sender.url);
  const ours = browser.runtime.getURL('/');
  // With dynamic resource URLs our frame may carry another host than `getURL` gives; the scheme is ours alone.
  const own = sender.url.startsWith(ours) || url.protocol === new URL(ours).protocol;
  const kind = !own ? 'content' : (sender.frameId ?? 0) === 0 ? 'page' : 'frame';
  return {
    kind,
    url,
    tabId: sender.tab?.id,
    frameId: sender.frameId,
    documentId: sender.documentId,
  };
}

type BackgroundHandlers = {
  [N in Name]: (
    args: BackgroundCalls[N]['args'],
    sender: Sender,
  ) => Promise<BackgroundCalls[N]['value']>;
};

/** Answers `askBackground`. Returns at once for messages to others: messages are a broadcast. */
export function serveBackground(handlers: BackgroundHandlers): void {
  const table = new Map(Object.entries(handlers));
  const answer = async (request: Request, from: Sender | null): Promise<Answer> => {
    try {
      const handler = table.get(request.name);
      if (!handler || !from) throw new MimError('bad-message', String(request.name).slice(0, 40));
      const run = handler as (args: unknown, sender: Sender) => Promise<unknown>;
      return { ok: true, value: await run(request.args, from) };
    } catch (thrown) {
      return { ok: false, error: toMimError(thrown).toData() };
    }
  };
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const request = message as Request | null;
    if (typeof request !== 'object' || request?.to !== 'background') return undefined;
    void answer(request, senderOf(sender)).then(respond);
    return true;
  });
}
