import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../driver/extension-test.ts';
import { eventually, launchFirefox } from '../driver/firefox.ts';

/** What a page of the extension says about a clip it had made, or what went wrong. */
interface Made {
  type: string;
  width: number;
  height: number;
  seconds: number;
  /** Highest progress that was told, and whether it ever went back. */
  progress: number;
  back: boolean;
  /** Mean difference, in bytes, of frames: first and middle, first and last. */
  moved: number;
  looped: number;
  /** Box names and the form of its H.264, as the file itself says. */
  head: string;
}

function clipWorker(build: string): string {
  const name = readdirSync(join('.output', build, 'assets')).find((file) =>
    /^clip\.worker-[\w-]+\.js$/.test(file),
  );
  if (!name) throw new Error(`no clip worker in ${build}`);
  return `/assets/${name}`;
}

/** Runs in a page of the extension: draws a photo, has it brought to life, looks at the frames. */
async function make([url, motion]: readonly [string, 'push' | 'parallax']): Promise<Made> {
  const canvas = new OffscreenCanvas(240, 320);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const sky = context.createLinearGradient(0, 0, 0, 320);
  sky.addColorStop(0, '#5b9be0');
  sky.addColorStop(1, '#f0e2c0');
  context.fillStyle = sky;
  context.fillRect(0, 0, 240, 320);
  context.fillStyle = '#3b7a40';
  for (let x = 0; x < 240; x += 12) context.fillRect(x, 200 + (x % 36), 7, 120);
  context.fillStyle = '#d2452c';
  context.fillRect(80, 190, 90, 130);
  context.fillStyle = '#e0aa86';
  context.beginPath();
  context.arc(125, 140, 46, 0, 7);
  context.fill();
  context.fillStyle = '#222';
  context.fillRect(105, 128, 10, 8);
  context.fillRect(136, 128, 10, 8);
  const photo = await canvas.convertToBlob({ type: 'image/png' });
  const size = { width: 240, height: 320 };
  const request = { motion, seconds: 2, framesPerSecond: 15, seed: 4, ...size };
  const worker = new Worker(url, { type: 'module' });
  let progress = 0;
  let back = false;
  const done = await new Promise<{ blob: Blob; width: number; height: number; seconds: number }>(
    (resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if ('progress' in data) {
          back ||= data.progress < progress;
          progress = Math.max(progress, data.progress);
        } else if ('done' in data) resolve(data.done);
        else reject(new Error(JSON.stringify(data)));
      };
      worker.onerror = () => reject(new Error('worker'));
      worker.postMessage({ original: photo, result: photo, request });
    },
  ).finally(() => worker.terminate());
  const bytes = new Uint8Array(await done.blob.arrayBuffer());
  const head = String.fromCharCode(...bytes.subarray(0, 2000).map((b) => (b > 31 ? b : 46)));

  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(done.blob);
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error('the clip does not play'));
  });
  const shown = new OffscreenCanvas(240, 320).getContext('2d', { willReadFrequently: true });
  const frameAt = async (time: number): Promise<Uint8ClampedArray> => {
    // A busy browser says "seeked" before it shows the frame.
    const shows = new Promise<void>((resolve) => {
      video.requestVideoFrameCallback(() => resolve());
      setTimeout(resolve, 1500);
    });
    video.currentTime = time;
    await new Promise((resolve) => {
      video.onseeked = resolve;
    });
    await shows;
    shown?.drawImage(video, 0, 0);
    return shown?.getImageData(0, 0, 240, 320).data ?? new Uint8ClampedArray(0);
  };
  const apart = (a: Uint8ClampedArray, b: Uint8ClampedArray) =>
    a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
  const first = await frameAt(0.01);
  const middle = await frameAt(1.1);
  const last = await frameAt(1.95);
  return {
    type: done.blob.type,
    width: video.videoWidth,
    height: video.videoHeight,
    seconds: video.duration,
    progress,
    back,
    moved: apart(first, middle),
    looped: apart(first, last),
    head,
  };
}

function check(made: Made): void {
  expect(made).toMatchObject({ type: 'video/mp4', width: 240, height: 320, back: false });
  expect(made.seconds).toBeCloseTo(2, 1);
  expect(made.progress).toBeGreaterThan(0.9);
  expect(made.head).toContain('ftyp');
  expect(made.head).toContain('moov');
  expect(made.moved).toBeGreaterThan(1.5);
  expect(made.looped).toBeLessThan(0.6 * made.moved);
}

for (const motion of ['push', 'parallax'] as const) {
  test(`a photo comes to life in Chromium: ${motion}`, async ({ page, browserWithExtension }) => {
    await page.goto(await browserWithExtension.extensionUrl('/gallery.html'));
    check(await page.evaluate(make, [clipWorker('chrome-mv3'), motion] as const));
  });
}

test('a photo comes to life in Firefox', async () => {
  test.setTimeout(90_000);
  const browser = await launchFirefox();
  try {
    const page = await eventually(async () => {
      const pages = await browser.pages();
      const hrefs = await Promise.all(
        pages.map((each) => each.evaluate(() => location.href).catch(() => '')),
      );
      return pages[hrefs.findIndex((href) => href.includes('/gallery.html'))];
    }, 'a page of the extension');
    for (const motion of ['push', 'parallax'] as const) {
      check(await page.evaluate(make, [clipWorker('firefox-mv3'), motion] as const));
    }
  } finally {
    await browser.close();
  }
});
