import { expect, type Locator, type Page } from '@playwright/test';
import { draftOf, waitForDraft } from './draft.ts';

/** A place where a composer appears, and how a person gets there and gives it a file. */
export interface Surface {
  platform: 'x' | 'instagram' | 'tiktok';
  name: string;
  /** What a user's own file of this draft is. */
  takes: 'photo' | 'clip';
  /** Composers on the page before a file is there; the one meant is the last. */
  composers: number;
  /** Selector of what encloses the composer meant. */
  scope: string;
  /** Goes there; `query` are switches of the stand-in. */
  open(page: Page, query?: string): Promise<void>;
  /** The user's own pick, by paths; then on to the step this is about. */
  pick(page: Page, files: readonly string[]): Promise<void>;
}

const address = (url: string, query: string) => `${url}${query ? `?${query}` : ''}`;

/** Picks files by an input of the site, as the browser's chooser does, and waits for them. */
async function pickBy(page: Page, input: Locator, files: readonly string[]): Promise<void> {
  const { items } = await draftOf(page);
  const there = () => waitForDraft(page, (now) => now.length === items.length + files.length, 4000);
  await input.setInputFiles([...files]);
  // The site may have built its input anew at that very moment.
  await there().catch(async () => {
    await input.setInputFiles([...files]);
    await there();
  });
}

function xSurface(name: string, url: string, composers: number, scope: string): Surface {
  return {
    platform: 'x',
    name,
    takes: 'photo',
    composers,
    scope,
    open: async (page, query = '') => {
      await page.goto(query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url);
    },
    pick: async (page, files) => {
      const root = page.locator(scope);
      await pickBy(page, root.locator('input[data-testid="fileInput"]'), files);
      await expect(root.locator('[data-testid="attachments"] [role="progressbar"]')).toHaveCount(0);
    },
  };
}

const COLUMN = '[data-testid="primaryColumn"]';
const LAYERS = '#layers';

const X: readonly Surface[] = [
  xSurface('inline', 'https://x.com/home', 1, COLUMN),
  xSurface('modal', 'https://x.com/compose/post', 2, LAYERS),
  xSurface('reply', 'https://x.com/someone/status/123', 1, COLUMN),
  xSurface('reply-modal', 'https://x.com/compose/post?in_reply_to=123', 2, LAYERS),
];

const create = (page: Page) => page.locator('[role="dialog"]').first();
const createInput = (page: Page) => create(page).locator('form[role="presentation"] input');

/** Opens Instagram's create dialog at its first step. */
export async function openCreate(page: Page, query = ''): Promise<void> {
  await page.goto(address('https://www.instagram.com/', query));
  await page.locator('a[role="link"]:has(svg[aria-label="New post"])').click();
  await page.locator('a[role="link"]:has(svg[aria-label="Post"])').click();
  await expect(createInput(page)).toHaveCount(1);
}

/** Instagram's own Next. */
export async function nextStep(page: Page): Promise<void> {
  await create(page).getByRole('button', { name: 'Next', exact: true }).click();
}

/** Instagram's own Back. */
export async function stepBack(page: Page): Promise<void> {
  await create(page).locator('[role="button"]:has(svg[aria-label="Back"])').click();
}

/** Opens or closes Instagram's tray with everything in the post. */
export async function pressTray(page: Page): Promise<void> {
  await create(page).locator('button:has(svg[aria-label="Open media gallery"])').click();
}

function instagramSurface(name: string, steps: number): Surface {
  return {
    platform: 'instagram',
    name,
    takes: 'photo',
    composers: 1,
    scope: '[role="dialog"]',
    open: openCreate,
    pick: async (page, files) => {
      await pickBy(page, createInput(page), files);
      for (let step = 0; step < steps; step++) await nextStep(page);
    },
  };
}

const INSTAGRAM: readonly Surface[] = [
  instagramSurface('crop', 0),
  instagramSurface('edit', 1),
  instagramSurface('caption', 2),
];

/** Opens TikTok's upload page. The tour is left out unless the query says otherwise. */
export async function openUpload(page: Page, query = ''): Promise<void> {
  const tour = query.includes('tour=') ? query : `tour=0${query ? `&${query}` : ''}`;
  await page.goto(address('https://www.tiktok.com/tiktokstudio/upload', tour));
  await expect(page.locator('[data-e2e="select_video_container"]')).toBeVisible();
}

const TIKTOK: readonly Surface[] = [
  {
    platform: 'tiktok',
    name: 'form',
    takes: 'clip',
    composers: 1,
    scope: 'main',
    open: openUpload,
    pick: async (page, files) => {
      await pickBy(
        page,
        page.locator('[data-e2e="select_video_container"] input[type="file"]'),
        files,
      );
      await expect(page.locator('.info-status.success')).toBeVisible();
    },
  },
];

/** Every platform's places, one line each. */
export const SURFACES: readonly Surface[] = [...X, ...INSTAGRAM, ...TIKTOK];

/** The place called by a name; throws where there is none. */
export function surface(platform: Surface['platform'], name: string): Surface {
  const found = SURFACES.find((one) => one.platform === platform && one.name === name);
  if (!found) throw new Error(`no surface ${platform} ${name}`);
  return found;
}

/** Pages of the platforms that have no composer, or none that is open. */
export const ELSEWHERE: readonly string[] = [
  'https://x.com/settings/account',
  'https://www.instagram.com/',
  'https://www.tiktok.com/tiktokstudio/content',
];
