import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, vi } from 'vitest';
import { Panel } from '@/components/panel/panel';
import type { Studio } from '@/components/panel/studio';
import type { FakeStudio } from './fake-studio';

/** Items of a draft. */
export const photo = { id: 'a', kind: 'photo' as const, position: 1, thumbUrl: null };
export const clip = { ...photo, id: 'c', kind: 'clip' as const };

/** Whether presses count as made by hand. */
export const hand = { real: true };

let root: Root;
/** What the panel was drawn into. */
export let host: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  let count = 0;
  URL.createObjectURL = () => `blob:test/${count++}`;
  URL.revokeObjectURL = () => undefined;
  HTMLCanvasElement.prototype.getContext = () => null;
  hand.real = true;
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Draws the panel. */
export async function open(
  studio: Studio,
  layout: 'beside' | 'page' = 'beside',
  focusLook = false,
) {
  await act(async () =>
    root.render(<Panel studio={studio} layout={layout} focusLook={focusLook} />),
  );
  await wait(0);
}

/** Lets time and everything that hangs on it pass, in milliseconds. */
export async function wait(ms: number) {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

/** Everything of a role. */
export function all(role: string): HTMLElement[] {
  const tags: Record<string, string> = { button: 'button:not([role])', list: 'ul' };
  return [...host.querySelectorAll<HTMLElement>(`[role="${role}"], ${tags[role] ?? 'x-none'}`)];
}

/** What has a role and a name, if it is there. */
export function maybe(role: string, name: string): HTMLElement | undefined {
  return all(role).find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name);
}

/** What has a role and a name; throws where it is not there. */
export function find<Kind extends HTMLElement = HTMLElement>(role: string, name: string): Kind {
  const found = maybe(role, name);
  if (!found) throw new Error(`no ${role} "${name}"`);
  return found as Kind;
}

/** Presses it. */
export async function press(name: string, role = 'button') {
  await act(async () => find(role, name).click());
}

/** A key pressed on it. */
export async function key(target: Element, name: string) {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
  await act(async () => {
    target.dispatchEvent(event);
  });
}

/** What the status line says. */
export const status = () => host.querySelector('[role="status"]')?.textContent ?? '';
/** Whether a button is disabled. */
export const disabled = (name: string) => find<HTMLButtonElement>('button', name).disabled;

/** Draws the panel and finishes the first result. */
export async function ready(studio: FakeStudio) {
  await open(studio);
  await wait(250);
  await act(async () => void studio.makings.at(-1)?.finish());
}
