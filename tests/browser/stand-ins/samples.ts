import type { Page } from '@playwright/test';

/** A file as Playwright's `setInputFiles` takes it. */
export type Sample = { name: string; mimeType: string; buffer: Buffer };

/** What `picture` can encode; the page's own encoder decides about the bytes. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp';

/** A picture of the given size in pixels, drawn in the page. */
export async function picture(
  page: Page,
  name: string,
  width: number,
  height: number,
  type: PictureType = 'image/jpeg',
): Promise<Sample> {
  const text = await page.evaluate(
    async ([wide, high, kind]) => {
      const canvas = new OffscreenCanvas(wide, high);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      for (let at = 0; at < 64; at++) {
        pen.fillStyle = `hsl(${(at * 47 + wide) % 360} 60% ${30 + (at % 5) * 10}%)`;
        pen.fillRect(((at % 8) * wide) / 8, (Math.floor(at / 8) * high) / 8, wide / 8, high / 8);
      }
      const blob = await canvas.convertToBlob({ type: kind });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [width, height, type] as const,
  );
  return { name, mimeType: type, buffer: Buffer.from(text, 'base64') };
}

/** About a third of a second of film, recorded in the page; its type follows from the name. */
export async function clip(page: Page, name: string, width = 160, height = 240): Promise<Sample> {
  const mimeType = name.endsWith('.webm') ? 'video/webm' : 'video/mp4';
  const text = await page.evaluate(
    async ([wide, high, kind]) => {
      const canvas = document.createElement('canvas');
      canvas.width = wide;
      canvas.height = high;
      const pen = canvas.getContext('2d');
      const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: kind });
      const parts: Blob[] = [];
      recorder.ondataavailable = (event) => parts.push(event.data);
      const stopped = new Promise((resolve) => {
        recorder.onstop = resolve;
      });
      recorder.start();
      for (let at = 0; at < 12; at++) {
        if (pen) {
          pen.fillStyle = `hsl(${at * 30} 70% 50%)`;
          pen.fillRect(0, 0, wide, high);
        }
        await new Promise((resolve) => setTimeout(resolve, 33));
      }
      recorder.stop();
      await stopped;
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [width, height, mimeType] as const,
  );
  return { name, mimeType, buffer: Buffer.from(text, 'base64') };
}

/** A film in H.264 of 320 by 180 pixels at 25 frames a second: a ball rolls before hills. */
export async function scene(page: Page, name: string, seconds: number): Promise<Sample> {
  const text = await page.evaluate(async (length) => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    const draw = (at: number) => {
      const sky = pen.createLinearGradient(0, 0, 0, 180);
      sky.addColorStop(0, '#2a6fb8');
      sky.addColorStop(1, '#f2d7a8');
      pen.fillStyle = sky;
      pen.fillRect(0, 0, 320, 180);
      pen.fillStyle = '#3c7a45';
      for (let x = 0; x < 320; x += 4) pen.fillRect(x, 130 + 14 * Math.sin(x / 30), 4, 60);
      pen.fillStyle = '#c8413a';
      pen.beginPath();
      pen.arc(30 + 240 * at, 120, 24, 0, 7);
      pen.fill();
    };
    draw(0);
    const recorder = new MediaRecorder(canvas.captureStream(25), {
      mimeType: 'video/mp4;codecs=avc1.42E01E',
      videoBitsPerSecond: 1_000_000,
    });
    const parts: Blob[] = [];
    recorder.ondataavailable = (event) => parts.push(event.data);
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    const begin = performance.now();
    for (;;) {
      const at = (performance.now() - begin) / (length * 1000);
      if (at >= 1) break;
      draw(at);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, seconds);
  return { name, mimeType: 'video/mp4', buffer: Buffer.from(text, 'base64') };
}

/** A file that says it is of a type and is not. */
export function broken(name: string, mimeType: string): Sample {
  const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
  const mp4Head = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1');
  const head = mimeType.startsWith('video/') ? mp4Head : jpegHead;
  return { name, mimeType, buffer: Buffer.concat([head, Buffer.alloc(400, 7)]) };
}
