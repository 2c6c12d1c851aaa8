import { expect, type Frame, type Page, test } from '@playwright/test';
import { photo } from '../../fixtures/media.ts';
import { type Launched, launchChromium } from '../driver/chromium.ts';
import { draftOf, waitForDraft } from '../driver/draft.ts';
import { panelFrame } from '../driver/panel.ts';
import { setSettings } from '../driver/store.ts';
import { fill, openPanel, openX, panelGone, resultReady, waitForState } from '../driver/x.ts';

test.describe.configure({ mode: 'default' });

let browser: Launched;
let page: Page;

test.beforeAll(async () => {
  browser = await launchChromium();
});
test.afterAll(async () => browser.close());
test.afterEach(async () => page?.close());

/** Name of the element with the focus, as assistive technology gives it (its label or its text). */
function focusedName(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const labelled = element.getAttribute('aria-labelledby');
    const label =
      element.getAttribute('aria-label') ??
      (labelled ? document.getElementById(labelled)?.textContent : null) ??
      (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null);
    return (label ?? element.textContent ?? '').trim();
  });
}

/** Controls in an ARIA snapshot that have no name. */
function unnamed(snapshot: string): string[] {
  const roles = 'button|link|radio|slider|textbox|searchbox|checkbox|tab|radiogroup|img';
  return snapshot
    .split('\n')
    .filter((line) => new RegExp(`^\\s*- (${roles})(\\s*\\[[^\\]]*\\])*:?\\s*$`).test(line));
}

/** Texts whose colours are closer together than 4.5 : 1 (WCAG 2.2, 1.4.3; 3 : 1 where large). */
function paleTexts(frame: Frame | Page): Promise<string[]> {
  return frame.evaluate(() => {
    type Colour = [number, number, number, number];
    const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const parse = (css: string): Colour => {
      if (!pen) return [0, 0, 0, 1];
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = css;
      pen.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (top: Colour, under: Colour): Colour => {
      const mix = (at: 0 | 1 | 2) => top[at] * top[3] + under[at] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const light = (colour: Colour) => {
      const part = (value: number) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2]);
    };
    const ground = (element: Element): Colour | null => {
      const layers: Colour[] = [];
      for (let node: Element | null = element; node; node = node.parentElement) {
        const style = getComputedStyle(node);
        // Over a picture or a gradient there is no one colour to compare with.
        if (style.backgroundImage !== 'none' || style.position === 'absolute') return null;
        layers.push(parse(style.backgroundColor));
      }
      return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
    };
    const pale: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      const element = walker.currentNode.parentElement;
      if (!text || !element?.checkVisibility({ opacityProperty: true })) continue;
      if (element.closest(':disabled, [aria-disabled="true"], .ui-hidden, [aria-hidden="true"]'))
        continue;
      const under = ground(element);
      if (!under) continue;
      const style = getComputedStyle(element);
      const [a, b] = [light(over(parse(style.color), under)), light(under)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? 3 : 4.5)) pale.push(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
    }
    return pale;
  });
}

test('by key alone: from the editor to a look, less of it, into the post, Undo, and back', async () => {
  page = await openX(browser.context);
  await fill(page, [photo('keys.jpg')]);
  await page.getByTestId('tweetTextarea_0').click();
  await page.keyboard.type('hello');
  await page.keyboard.press('Alt+Shift+M');
  const panel = await panelFrame(page);
  await expect.poll(() => focusedName(panel)).toBe('Oil');
  await resultReady(panel);
  await page.keyboard.press('ArrowRight');
  const looks = await panel
    .getByRole('radiogroup', { name: 'Looks' })
    .getByRole('radio')
    .evaluateAll((radios) => radios.map((radio) => radio.getAttribute('aria-label') ?? ''));
  await expect.poll(() => focusedName(panel)).toBe(looks[1]);
  await page.keyboard.press('End');
  await expect.poll(() => focusedName(panel)).toBe(looks.at(-1));

  const walked: string[] = [];
  const walk = async (until: string) => {
    for (let step = 0; step < 24; step++) {
      await page.keyboard.press('Tab');
      const name = await focusedName(panel);
      walked.push(name);
      if (name === until) return;
    }
    throw new Error(`no "${until}" after ${walked.join(', ')}`);
  };
  await walk('How much of me stays');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('slider', { name: 'How much of me stays' })).toHaveValue('5');
  await walk('Put it in the post');
  // From the looks downwards, in the order in which they stand.
  expect(walked).toEqual([
    'Surprise me',
    'Again',
    'How much of me stays',
    'Fine-tune',
    'Photo',
    'Use with one click',
    'Put it in the post',
  ]);
  await page.keyboard.press('Enter');
  await panel.getByText('It is in your post.').waitFor();
  await waitForDraft(page, (items) => items[0]?.name.startsWith('mine-in-') === true);
  await panel.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await panel.getByText('Your own photo is back in the post.').waitFor();
  await page.keyboard.press('Escape');
  await panelGone(page);
  await expect(page.getByTestId('tweetTextarea_0')).toBeFocused();
  await page.keyboard.type('!');
  await expect.poll(async () => (await draftOf(page)).caption).toBe('hello!');
});

test('the button in the page by key: Enter opens, Escape comes back to it', async () => {
  page = await openX(browser.context);
  await setSettings(browser, { favouriteLook: null });
  await fill(page, [photo('tab.jpg')]);
  // Into the row of the site's tools, and on to ours.
  await page.getByTestId('toolBar').getByTestId('contentDisclosureButton').focus();
  await page.keyboard.press('Tab');
  const focusedHandle = () =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.mim ?? '');
  expect(await focusedHandle()).toBe('button');
  await page.keyboard.press('Tab');
  expect(await focusedHandle()).toBe('open');
  await page.keyboard.press('Enter');
  const panel = await panelFrame(page);
  await expect.poll(() => focusedName(panel)).toBe('Oil');
  await page.keyboard.press('Escape');
  await panelGone(page);
  expect(await focusedHandle()).toBe('open');
  await setSettings(browser, { favouriteLook: 'riso' });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await waitForState(page, 'undo');
  await page.keyboard.press('Space');
  await waitForState(page, 'ready');
  await setSettings(browser, { favouriteLook: null });
});

test('our buttons in the page have names that say what a press does now', async () => {
  page = await openX(browser.context);
  await fill(page, [photo('names.jpg')]);
  const session = await browser.context.newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
    nodes: { role?: { value: string }; name?: { value: string } }[];
  };
  const buttons = nodes.filter(({ role }) => role?.value === 'button');
  const names = buttons.map(({ name }) => name?.value ?? '');
  for (const name of ['Make it mine', 'Open Make it mine', 'Make this one mine'])
    expect(names).toContain(name);
});

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: every control has a name, every text can be read, the focus is seen`, async () => {
    test.setTimeout(60_000);
    page = await openX(browser.context, `https://x.com/home?theme=${theme}`);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await fill(page, [photo('a.jpg'), photo('bb.jpg')]);
    const panel = await openPanel(page);
    await resultReady(panel);
    await panel.getByRole('button', { name: 'Fine-tune' }).click();
    expect(unnamed(await panel.locator('body').ariaSnapshot())).toEqual([]);
    expect(await paleTexts(panel)).toEqual([]);

    // By a key, and without leaving the frame: from the second control back to the first.
    await panel.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => focusedName(panel)).toBe('Open gallery');
    const seen = new Set<string>();
    for (let step = 0; step < 30; step++) {
      const name = await focusedName(panel);
      if (seen.has(name) || name === '') break;
      seen.add(name);
      expect(await focusShows(panel), `focus on "${name}"`).toBe(true);
      await page.keyboard.press('Tab');
    }
    expect(seen.size).toBeGreaterThanOrEqual(14);
  });
}

/** Whether the focused element looks different from how it looks without the focus. */
async function focusShows(panel: Frame): Promise<boolean> {
  const marker = await panel.evaluateHandle(() => document.activeElement as HTMLElement);
  const element = marker.asElement();
  if (!element) return false;
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) return false;
  const clip = {
    x: Math.max(0, box.x - 8),
    y: Math.max(0, box.y - 8),
    width: box.width + 16,
    height: box.height + 16,
  };
  const shoot = () => page.screenshot({ clip, animations: 'disabled' });
  await page.waitForTimeout(60);
  const focused = await shoot();
  await element.evaluate((node) => node.blur());
  await page.waitForTimeout(60);
  const plain = await shoot();
  // By key again, so that the next Tab goes on from here and the ring is a key's.
  await element.evaluate((node) => node.focus());
  return !focused.equals(plain);
}

test('the gallery: every control has a name and every text can be read, in both themes', async () => {
  page = await browser.context.newPage();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const place of ['welcome', 'creations', 'settings']) {
      await page.goto(await browser.extensionUrl(`/gallery.html#${place}`));
      await page.reload();
      await page.getByRole('tablist', { name: 'Gallery' }).waitFor();
      await page.waitForTimeout(300);
      expect(unnamed(await page.locator('body').ariaSnapshot()), `${place} ${colorScheme}`).toEqual(
        [],
      );
      expect(await paleTexts(page), `${place} ${colorScheme}`).toEqual([]);
    }
  }
});
