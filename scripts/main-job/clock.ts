import type { Frame, Page } from '@playwright/test';

interface ClockWindow {
  __pressedAt?: number;
  __shownAt?: Promise<number>;
}

/**
 * Starts the page's clock: from the next trusted pointer-up (in `pressed`, the page itself or our
 * frame) to the frame after a preview shows that was not there before.
 * Previews are told by their `blob:` addresses, whatever element shows them.
 */
export async function armClock(page: Page, pressed: Page | Frame = page): Promise<void> {
  await pressed.evaluate(() => {
    const clock = window as unknown as ClockWindow;
    clock.__pressedAt = 0;
    const onUp = (event: PointerEvent) => {
      if (!event.isTrusted) return;
      clock.__pressedAt = performance.timeOrigin + performance.now();
      removeEventListener('pointerup', onUp, true);
    };
    addEventListener('pointerup', onUp, true);
  });
  await page.evaluate(() => {
    const previews = () => {
      const shown = new Map<string, boolean>();
      for (const media of document.querySelectorAll<HTMLImageElement | HTMLVideoElement>(
        'img[src^="blob:"], video[src^="blob:"]',
      )) {
        const ready =
          media instanceof HTMLImageElement
            ? media.complete && media.naturalWidth > 0
            : media.readyState >= 2;
        shown.set(media.src, (shown.get(media.src) ?? false) || ready);
      }
      for (const box of document.querySelectorAll<HTMLElement>('[style*="blob:"]')) {
        const url = /blob:[^"')]+/.exec(box.style.backgroundImage)?.[0];
        if (url) shown.set(url, true);
      }
      return shown;
    };
    const before = previews();
    (window as unknown as ClockWindow).__shownAt = new Promise((resolve) => {
      const look = () => {
        const now = performance.timeOrigin + performance.now();
        const fresh = [...previews()].some(([url, ready]) => ready && !before.has(url));
        if (fresh) requestAnimationFrame(() => resolve(now));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  });
}

/** Milliseconds from the press to the frame in which the new preview shows. */
export async function readClock(page: Page, pressed: Page | Frame = page): Promise<number> {
  const shown = await page.evaluate(() => (window as unknown as ClockWindow).__shownAt ?? 0);
  const up = await pressed.evaluate(() => (window as unknown as ClockWindow).__pressedAt ?? 0);
  if (!up || !shown) throw new Error('the clock saw no press');
  return Math.round(shown - up);
}
