import type { Frame, Page } from '@playwright/test';

interface ContextCreated {
  context: { id: number; origin: string; auxData?: { isDefault?: boolean; frameId?: string } };
}

/** The extension's own script in a page, as if the test's code were part of it. */
export interface ContentScript {
  evaluate<Argument, Value>(
    run: (argument: Argument) => Value | Promise<Value>,
    argument: Argument,
  ): Promise<Value>;
  /** Frames of the page that our script runs in. */
  frames: number;
}

/** Finds the extension's isolated world in the top frame of a page. */
export async function contentScript(page: Page): Promise<ContentScript> {
  const session = await page.context().newCDPSession(page);
  const found: ContextCreated['context'][] = [];
  session.on('Runtime.executionContextCreated', ({ context }: ContextCreated) => {
    if (context.origin.startsWith('chrome-extension://')) found.push(context);
  });
  await session.send('Runtime.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  const own = found.filter(({ auxData }) => auxData?.isDefault === false);
  const world = own.find(({ auxData }) => auxData?.frameId === frameTree.frame.id);
  if (!world) throw new Error('no content script in this page');
  return {
    frames: own.length,
    async evaluate<Argument, Value>(
      run: (argument: Argument) => Value | Promise<Value>,
      argument: Argument,
    ): Promise<Value> {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: `(${run.toString()})(${JSON.stringify(argument)})`,
        contextId: world.id,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'threw');
      return result.value as Value;
    },
  };
}

/** Puts our frame into a page by the extension's own hand, without a ticket. */
export async function bareFrame(page: Page, script: ContentScript): Promise<Frame> {
  const known = new Set(page.frames());
  await script.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { getURL(path: string): string } };
    };
    const frame = document.createElement('iframe');
    frame.src = chrome.runtime.getURL('/panel.html');
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
  }, null);
  const frame = page
    .frames()
    .find((each) => !known.has(each) && each.url().endsWith('/panel.html'));
  if (!frame) throw new Error('our frame did not load');
  return frame;
}
