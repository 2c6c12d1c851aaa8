import type { Words } from './words.ts';

const sheet = `
  :host {
    position: fixed; z-index: 900; inset-inline: 0; inset-block-end: var(--strip, 32px);
    display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 12px 24px;
    padding: 22px 24px; color: var(--text); background: var(--card);
    border-block-start: 1px solid var(--line); box-shadow: 0 -6px 24px rgb(0 0 0 / 12%);
  }
  button {
    padding: 9px 18px; border: 1px solid var(--line); border-radius: 8px;
    font: inherit; font-weight: 600; color: inherit; background: none; cursor: pointer;
  }
  button:last-child { border-color: transparent; color: #fff; background: var(--accent); }
`;

/** A web component with its own shadow root, as the site's banner is. It covers what is below it. */
export function showCookieBanner(words: Words): void {
  const banner = document.createElement('tiktok-cookie-banner');
  const inside = banner.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = sheet;
  const text = document.createElement('span');
  text.textContent = words.cookieText;
  inside.append(style, text);
  for (const label of [words.cookieSome, words.cookieAll]) {
    const button = document.createElement('button');
    button.textContent = label;
    button.addEventListener('click', () => banner.remove());
    inside.append(button);
  }
  document.body.append(banner);
}
