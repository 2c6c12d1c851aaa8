import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../driver/extension-test.ts';
import { eventually, launchFirefox } from '../driver/firefox.ts';

/** Every worker of a built package, by its address within the extension. */
function workersOf(build: string): string[] {
  const files = readdirSync(join('.output', build, 'assets'));
  return files.filter((name) => /\.worker-[\w-]+\.js$/.test(name)).map((name) => `/assets/${name}`);
}

/** Starts a worker and gives it a message; resolves with its answer or what went wrong. */
function start(url: string): Promise<string> {
  return new Promise((resolve) => {
    const worker = new Worker(url, { type: 'module' });
    const end = (text: string) => {
      worker.terminate();
      resolve(text);
    };
    worker.onmessage = () => end('answer');
    worker.onerror = (event) => end(`error: ${event.message ?? 'the script did not load'}`);
    worker.onmessageerror = () => end('message error');
    setTimeout(() => end('silence'), 8000);
    worker.postMessage({ id: 1, name: 'hello', data: null });
  });
}

const builds = { chrome: workersOf('chrome-mv3'), firefox: workersOf('firefox-mv3') };

test('there are workers to try, the same in both builds', () => {
  expect(builds.chrome.length).toBeGreaterThanOrEqual(2);
  const names = (paths: readonly string[]) => paths.map((path) => path.replace(/-[\w-]+\.js$/, ''));
  expect(names(builds.firefox).sort()).toEqual(names(builds.chrome).sort());
});

test('every worker starts and answers in Chromium', async ({ page, browserWithExtension }) => {
  await page.goto(await browserWithExtension.extensionUrl('/gallery.html'));
  for (const url of builds.chrome) {
    expect(`${url}: ${await page.evaluate(start, url)}`).toBe(`${url}: answer`);
  }
});

test('every worker starts and answers in Firefox', async () => {
  test.setTimeout(60_000);
  const browser = await launchFirefox();
  try {
    // The welcome page opens by itself after installation.
    const page = await eventually(async () => {
      const pages = await browser.pages();
      const hrefs = await Promise.all(
        pages.map((each) => each.evaluate(() => location.href).catch(() => '')),
      );
      return pages[hrefs.findIndex((href) => href.includes('/gallery.html'))];
    }, 'a page of the extension');
    for (const url of builds.firefox) {
      expect(`${url}: ${await page.evaluate(start, url)}`).toBe(`${url}: answer`);
    }
  } finally {
    await browser.close();
  }
});
