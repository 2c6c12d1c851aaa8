import { expect, type Frame, type Page } from '@playwright/test';
import { pressHost } from './chromium.ts';
import { panelFrame } from './panel.ts';

const LONG_MS = 30_000;

/** Opens the panel by a press on one of our buttons. */
export async function openPanel(page: Page, handle = 'open'): Promise<Frame> {
  await pressHost(page, handle);
  return panelFrame(page);
}

/** Gives the panel a file of the user's own. */
export async function givePanel(panel: Frame, path: string): Promise<void> {
  await panel.locator('input[type="file"]').setInputFiles(path);
}

/** Waits until a result can be kept, so that nothing is being made. */
export async function resultReady(panel: Frame): Promise<void> {
  await panel
    .getByRole('button', { name: 'Keep for me', disabled: false })
    .waitFor({ timeout: LONG_MS });
}

/** Chooses a look and waits until its result is ready. */
export async function chooseLook(panel: Frame, look: string): Promise<void> {
  await panel.getByRole('radio', { name: look, exact: true }).click();
  // Until the new one is begun the old one could still be kept.
  await panel
    .getByRole('button', { name: 'Keep for me', disabled: true })
    .waitFor({ timeout: 1000 })
    .catch(() => undefined);
  await resultReady(panel);
  await expect(panel.getByRole('alert')).toHaveCount(0);
}

export async function pressPut(panel: Frame): Promise<void> {
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
}

export async function saysInPost(panel: Frame): Promise<void> {
  await panel.getByText('It is in your post.').waitFor({ timeout: LONG_MS });
}

/** Puts the result into the post and waits until the panel says that it is there. */
export async function put(panel: Frame): Promise<void> {
  await pressPut(panel);
  await saysInPost(panel);
}

export async function pressUndo(panel: Frame): Promise<void> {
  await panel.getByRole('button', { name: 'Undo', exact: true }).click();
}

/** Undoes and waits until the panel says that the user's own file is back. */
export async function undo(panel: Frame): Promise<void> {
  await pressUndo(panel);
  await panel.getByText('back in the post').waitFor({ timeout: LONG_MS });
}
