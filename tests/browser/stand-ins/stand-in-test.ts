import { test as base, type Page } from '@playwright/test';
import jpeg from 'jpeg-js';
import { buildStandIns } from '../../stand-ins/build.ts';
import { routeStandIns } from '../../stand-ins/serve.ts';

/** A file as a test hands it to a page. */
export type TestFile = { name: string; mimeType: string; buffer: Buffer };

/** Playwright's test, with X's stand-in answering at the site's addresses. */
export const test = base.extend({
  context: async ({ context }, use) => {
    await routeStandIns(context, await buildStandIns(['x']));
    await use(context);
  },
});

/**
 * A small colourful JPEG.
 *
 * @param bytes at least this long, by bytes after its end, which decoders ignore
 */
export function photo(name: string, width = 320, height = 240, bytes = 0): TestFile {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++) {
    data[at * 4] = (at % width) & 255;
    data[at * 4 + 1] = Math.floor(at / width) & 255;
    data[at * 4 + 2] = name.length * 9;
  }
  const encoded = jpeg.encode({ data, width, height }, 80).data;
  const rest = Math.max(0, bytes - encoded.length);
  return { name, mimeType: 'image/jpeg', buffer: Buffer.concat([encoded, Buffer.alloc(rest)]) };
}

/** How a script brings files: by the file input, by a drop, or by a paste that may carry text. */
export type Way = 'input' | 'drop' | 'paste';

/** Attaches files to the first composer in `scope` the way a content script does. */
export async function attachByScript(
  page: Page,
  files: readonly TestFile[],
  way: Way = 'input',
  scope = 'body',
  text?: string,
): Promise<void> {
  const plain = files.map((file) => ({
    name: file.name,
    type: file.mimeType,
    base64: file.buffer.toString('base64'),
  }));
  await page.evaluate(
    ({ plain, way, scope, text }) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of plain) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      if (text !== undefined) data.setData('text/plain', text);
      const root = document.querySelector(scope);
      const editor = root?.querySelector<HTMLElement>('[data-testid="tweetTextarea_0"]');
      const input = root?.querySelector<HTMLInputElement>('[data-testid="fileInput"]');
      if (!editor || !input) throw new Error('no composer');
      const common = { bubbles: true, cancelable: true };
      if (way === 'drop')
        editor.dispatchEvent(new DragEvent('drop', { ...common, dataTransfer: data }));
      if (way === 'paste') {
        editor.focus();
        editor.dispatchEvent(new ClipboardEvent('paste', { ...common, clipboardData: data }));
      }
      if (way === 'input') {
        input.files = data.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
    },
    { plain, way, scope, text },
  );
}

/** Pastes plain text into the first editor in `scope`, as a content script does. */
export async function pasteByScript(page: Page, text: string, scope = 'body'): Promise<void> {
  await page.evaluate(
    ({ text, scope }) => {
      const editor = document
        .querySelector(scope)
        ?.querySelector<HTMLElement>('[data-testid="tweetTextarea_0"]');
      if (!editor) throw new Error('no editor');
      editor.focus();
      const data = new DataTransfer();
      data.setData('text/plain', text);
      editor.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }),
      );
    },
    { text, scope },
  );
}

/** What the page says its draft holds. */
export async function draftOf(page: Page) {
  return page.evaluate(() => window.__draft);
}

/** Records a short MP4 in the page, of moving colours. */
export async function recordClip(page: Page, seconds: number): Promise<TestFile> {
  const base64 = await page.evaluate(async (time) => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 240;
    const pen = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/mp4' });
    const parts: Blob[] = [];
    recorder.ondataavailable = (event) => parts.push(event.data);
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    const end = performance.now() + time * 1000;
    while (performance.now() < end) {
      if (pen) {
        pen.fillStyle = `hsl(${performance.now() % 360} 70% 60%)`;
        pen.fillRect(0, 0, 320, 240);
      }
      await new Promise(requestAnimationFrame);
    }
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, seconds);
  return { name: 'clip.mp4', mimeType: 'video/mp4', buffer: Buffer.from(base64, 'base64') };
}
