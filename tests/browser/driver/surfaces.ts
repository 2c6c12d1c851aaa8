import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { waitForDraft } from './draft.ts';

/** A place where a composer appears, and how a person gets there and gives it a file. */
export interface Surface {
  platform: 'x' | 'instagram' | 'tiktok';
  name: string;
  /** What a user's own file of this draft is. */
  takes: 'photo' | 'clip';
  /** Composers on the page then; the one meant is the last. */
  composers: number;
  /** Goes there; `query` are switches of the stand-in. */
  open(page: Page, query?: string): Promise<void>;
  /** The user's own pick through the site's file chooser, by paths; waits until the draft holds them. */
  pick(page: Page, files: readonly string[]): Promise<void>;
  /** Root of the composer meant. */
  root(page: Page): Locator;
}

const address = (url: string, query: string) => `${url}${query ? `?${query}` : ''}`;

async function pickIn(page: Page, input: Locator, files: readonly string[]): Promise<void> {
  const { items } = await page.evaluate(() => window.__draft);
  await input.setInputFiles([...files]);
  await waitForDraft(page, (now) => now.length === items.length + files.length);
}

function xSurface(
  name: string,
  url: string,
  composers: number,
  root: (page: Page) => Locator,
  then: (page: Page) => Promise<unknown> = async () => undefined,
): Surface {
  return {
    platform: 'x',
    name,
    takes: 'photo',
    composers,
    root,
    open: async (page, query = '') => {
      await page.goto(address(url, query));
      await then(page);
    },
    pick: (page, files) =>
      pickIn(page, root(page).locator('input[data-testid="fileInput"]'), files),
  };
}

const column = (page: Page) => page.getByTestId('primaryColumn');
const modal = (page: Page) => page.getByRole('dialog').last();

const X: readonly Surface[] = [
  xSurface('inline', 'https://x.com/home', 1, column),
  xSurface('modal', 'https://x.com/compose/post', 2, modal),
  xSurface('reply', 'https://x.com/someone/status/123', 1, column),
  xSurface('reply-modal', 'https://x.com/someone/status/123', 2, modal, (page) =>
    page.getByTestId('reply').first().click(),
  ),
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

async function pickAtSelect(page: Page, files: readonly string[]): Promise<void> {
  await pickIn(page, createInput(page), files);
}

function instagramSurface(name: string, steps: number): Surface {
  return {
    platform: 'instagram',
    name,
    takes: 'photo',
    composers: 1,
    root: create,
    open: openCreate,
    pick: async (page, files) => {
      await pickAtSelect(page, files);
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
    root: (page) => page.locator('main'),
    open: openUpload,
    pick: async (page, files) => {
      await page
        .locator('[data-e2e="select_video_container"] input[type="file"]')
        .setInputFiles([...files]);
      await waitForDraft(page, (items) => items.length === 1);
      await expect(page.locator('.info-status.success')).toBeVisible();
    },
  },
];

/** Every platform's places, one line each. */
export const SURFACES: readonly Surface[] = [...X, ...INSTAGRAM, ...TIKTOK];

/** Writes bytes to a folder and returns the path, for a user's own pick. */
export function fileAt(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
