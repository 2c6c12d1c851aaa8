import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as plain } from '@playwright/test';
import { buildStandIns } from '../../stand-ins/build.ts';
import { respond, serve } from '../../stand-ins/serve.ts';
import { sites } from '../../stand-ins/sites.ts';
import { test } from './stand-in-test.ts';

const own = /data-mim|\bmim\b|make it mine/i;

function textsUnder(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path, 'utf8')]);
}

plain('the stand-ins and their bundles know nothing of any extension', async () => {
  const folders = [...sites.map((site) => site.id), 'shared'].map((id) =>
    join(import.meta.dirname, '../../stand-ins', id),
  );
  const files = [await buildStandIns(), ...folders].flatMap(textsUnder);
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter(([, text]) => own.test(text)).map(([path]) => path)).toEqual([]);
});

plain('pages carry the sites’ own headers; unknown paths and hosts are not answered', async () => {
  const options = { dir: await buildStandIns() };
  const x = respond(new URL('https://x.com/home'), options);
  expect(x?.status).toBe(200);
  const policy = x?.headers['content-security-policy'] ?? '';
  expect(policy).toMatch(/frame-src 'self' https/);
  expect(policy).not.toMatch(/frame-src [^;]*blob:/);
  expect(policy).not.toContain('unsafe-eval');
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  expect(x?.body.toString()).toContain(`nonce="${nonce}"`);
  expect(respond(new URL('https://x.com/nowhere/at/all'), options)?.status).toBe(404);
  expect(respond(new URL('https://x.com/assets/../../package.json'), options)?.status).toBe(404);
  expect(respond(new URL('https://x.com/assets/..%2f..%2fserve.ts'), options)?.status).toBe(404);
  expect(respond(new URL('https://example.org/'), options)).toBeNull();
  const blocked = respond(new URL('https://x.com/home?frames=blocked'), options);
  expect(blocked?.headers['cross-origin-embedder-policy']).toBe('require-corp');
});

test('the page’s policy refuses scripts and frames that are not its own', async ({ page }) => {
  await page.goto('https://x.com/home');
  const refused = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(event.effectiveDirective);
    });
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const frame = document.createElement('iframe');
    frame.src = URL.createObjectURL(new Blob(['hi'], { type: 'text/html' }));
    document.body.append(frame);
    while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    return seen.sort();
  });
  expect(refused).toEqual(['frame-src', 'script-src-elem']);
});

plain('the local server shows the start page and the same composers', async ({ page }) => {
  const server = await serve(0);
  try {
    await page.goto(server.url);
    await expect(page.getByRole('link', { name: /Instagram/ })).toHaveAttribute(
      'href',
      'https://www.instagram.com/',
    );
    const pictures = page.locator('figure img');
    await expect(pictures).toHaveCount(2);
    for (const picture of await pictures.all()) {
      await expect
        .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
        .toBe(1600);
    }
    await page.goto(`${server.url}x.com/home`);
    await expect(page.getByTestId('tweetTextarea_0')).toBeVisible();
    await page.getByTestId('SideNav_NewTweet_Button').click();
    await expect(page).toHaveURL(`${server.url}x.com/compose/post`);
  } finally {
    await server.close();
  }
});
