import { readFileSync } from 'node:fs';
import { expect, type Frame, type Page, test } from '@playwright/test';
import jpeg from 'jpeg-js';
import {
  calledJpeg,
  clipHead,
  flatPng,
  garbled,
  heicHead,
  type MediaFile,
  meanColour,
  movingGif,
  photo,
  pngBomb,
  sampleOr,
  sideways,
  transparentPng,
  truncated,
  withExif,
} from '../../fixtures/media.ts';
import { type Launched, launchChromium, pressHost } from '../driver/chromium.ts';
import { draftFile, draftOf } from '../driver/draft.ts';
import { panelFrame } from '../driver/panel.ts';
import { creations, setSettings } from '../driver/store.ts';
import { fill, giveFile, openPanel, openX, resultReady, waitForState } from '../driver/x.ts';
import { scene } from '../stand-ins/samples.ts';

test.describe.configure({ mode: 'default' });

let browser: Launched;
let page: Page;

test.beforeAll(async () => {
  browser = await launchChromium();
});
test.afterAll(async () => browser.close());
test.afterEach(async () => page?.close());

/** The sentence of an error as the catalogue has it. */
function sentence(code: string): string {
  const path = '.output/chrome-mv3/_locales/en/messages.json';
  const words = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { message: string }>;
  const found = words[`error_${code.replaceAll('-', '_')}`]?.message;
  if (!found) throw new Error(`no sentence for ${code}`);
  return found;
}

/** Presses Put and reads what the draft then holds at a place. */
async function putInto(panel: Frame, index = 0): Promise<Buffer> {
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  await panel.getByText('It is in your post.').waitFor();
  return draftFile(page, index);
}

const BAD: readonly { what: string; file: () => MediaFile; codes: readonly string[] }[] = [
  {
    what: 'an empty file',
    file: () => calledJpeg('empty.jpg', Buffer.alloc(0)),
    codes: ['empty-file'],
  },
  {
    what: 'text called .jpg',
    file: () => calledJpeg('notes.jpg', Buffer.from('not a picture at all\n'.repeat(40))),
    codes: ['not-an-image'],
  },
  { what: 'a JPEG cut short', file: () => truncated('cut.jpg'), codes: ['damaged'] },
  {
    what: 'a garbled JPEG',
    file: () => garbled('garbled.jpg'),
    codes: ['damaged', 'cannot-decode'],
  },
  {
    what: 'a damaged photo',
    file: () => sampleOr('photos/corrupted.jpg', () => truncated('corrupted.jpg')),
    codes: ['damaged', 'cannot-decode'],
  },
  {
    what: 'a PNG of 20,000 × 20,000',
    file: () => pngBomb('bomb.png', 20_000),
    codes: ['too-many-pixels'],
  },
  {
    what: 'an iPhone’s HEIC',
    file: () => sampleOr('photos/phone.heic', () => heicHead('phone.heic')),
    codes: ['heic-unsupported'],
  },
  {
    what: 'the head of a clip',
    file: () => clipHead('holiday.mp4'),
    codes: ['clip-damaged', 'clip-unsupported', 'damaged'],
  },
];

test('files that cannot be used: each is told in its words, nothing is lost, a good one goes on', async () => {
  test.setTimeout(60_000);
  page = await openX(browser.context);
  const own = photo('own.jpg');
  await fill(page, [own]);
  const panel = await openPanel(page);
  await resultReady(panel);
  const alert = panel.getByRole('alert');
  for (const { what, file, codes } of BAD) {
    await test.step(what, async () => {
      await giveFile(page, panel, file());
      await expect(alert).toBeVisible();
      const said = (await alert.textContent()) ?? '';
      expect(
        codes.map(sentence).some((words) => said.includes(words)),
        `${what}: ${said}`,
      ).toBe(true);
      // The picture of before is still there, and can be put in.
      await expect(panel.getByRole('button', { name: 'Put it in the post' })).toBeEnabled();
      await panel.getByRole('button', { name: 'Dismiss' }).click();
      await expect(alert).toHaveCount(0);
    });
  }
  expect((await draftOf(page)).items.map(({ name }) => name)).toEqual(['own.jpg']);
  expect(await creations(browser)).toEqual([]);
  await giveFile(page, panel, photo('good.jpg', 700, 500));
  await resultReady(panel);
  await expect(alert).toHaveCount(0);
  await putInto(panel);
  expect((await creations(browser)).length).toBe(1);
});

test('the same in an empty post: the panel says so and goes on with a good photo', async () => {
  page = await openX(browser.context);
  const panel = await openPanel(page);
  await giveFile(page, panel, calledJpeg('notes.jpg', Buffer.from('words')));
  await expect(panel.getByRole('alert')).toContainText(sentence('not-an-image'));
  await giveFile(page, panel, heicHead('phone.heic'));
  await expect(panel.getByRole('alert')).toContainText(sentence('heic-unsupported'));
  await giveFile(page, panel, photo('good.jpg'));
  await resultReady(panel);
  await putInto(panel);
  expect((await draftOf(page)).items).toHaveLength(1);
});

test('a photo in the draft that cannot be read: one click and panel say so, the draft stays', async () => {
  page = await openX(browser.context);
  const fine = photo('fine.jpg', 1200, 900);
  await fill(page, [fine]);
  // What the site holds is taken away from under its preview, as sites do that only show a copy.
  await setSettings(browser, { favouriteLook: 'riso' });
  await page.evaluate(() => {
    const preview = document.querySelector<HTMLImageElement>('[data-testid="attachments"] img');
    const broken = URL.createObjectURL(new Blob(['not a picture'], { type: 'image/jpeg' }));
    if (preview) preview.src = broken;
  });
  await pressHost(page, 'button');
  await waitForState(page, 'error');
  await setSettings(browser, { favouriteLook: null });
  expect((await draftOf(page)).items.map(({ name }) => name)).toEqual(['fine.jpg']);
  const panel = await openPanel(page);
  await expect(panel.getByRole('alert')).toContainText(sentence('not-an-image'));
  await giveFile(page, panel, photo('good.jpg'));
  await resultReady(panel);
  await putInto(panel, 1);
  expect((await draftOf(page)).items[0]?.name).toBe('fine.jpg');
});

test('a clip by another name is a clip; a photo goes on beside it', async () => {
  page = await openX(browser.context);
  const own = await scene(page, 'holiday.mp4', 1);
  await fill(page, [own]);
  const panel = await openPanel(page);
  await expect(panel.getByRole('status')).toContainText('It is made when you put it in');
  await giveFile(page, panel, { ...own, name: 'holiday.jpg', mimeType: 'image/jpeg' });
  await expect(panel.getByRole('status')).toContainText('It is made when you put it in');
  await expect(panel.getByRole('radiogroup', { name: 'Make it a' })).toHaveCount(0);
  await expect(panel.getByRole('alert')).toHaveCount(0);
  await giveFile(page, panel, photo('good.jpg'));
  await resultReady(panel);
  await expect(panel.getByRole('radiogroup', { name: 'Make it a' })).toBeVisible();
  expect((await draftOf(page)).items[0]?.type).toBe('video/mp4');
});

test('a moving GIF: told that its first frame is used, which it is; one click asks first', async () => {
  page = await openX(browser.context);
  await setSettings(browser, { favouriteLook: 'pencil' });
  await fill(page, [movingGif('dance.gif')]);
  await pressHost(page, 'button');
  const panel = await panelFrame(page);
  await setSettings(browser, { favouriteLook: null });
  await expect(panel.getByText('Its first frame will be restyled.')).toBeVisible();
  await resultReady(panel);
  const made = await putInto(panel);
  const [red, , blue] = meanColour(made, { left: 0.1, top: 0.1, right: 0.9, bottom: 0.9 });
  expect(red).toBeGreaterThan(blue);
});

test('photos stored on their side come out upright, from the draft and given to the panel', async () => {
  page = await openX(browser.context);
  await fill(page, [sideways('upright.jpg')]);
  const panel = await openPanel(page);
  await panel.getByRole('radio', { name: 'Oil', exact: true }).click();
  await resultReady(panel);
  const made = await putInto(panel);
  const { width, height } = jpeg.decode(made);
  expect(height).toBeGreaterThan(width);
  const upper = meanColour(made, { left: 0.2, top: 0.05, right: 0.8, bottom: 0.4 });
  const lower = meanColour(made, { left: 0.2, top: 0.6, right: 0.8, bottom: 0.95 });
  expect(upper[0]).toBeGreaterThan(upper[2]);
  expect(lower[2]).toBeGreaterThan(lower[0]);

  const wide = () => withExif(photo('wide.jpg', 480, 640), 6);
  const tall = () => sideways('tall.jpg', 300, 500);
  for (const [index, file, upright] of [
    [1, sampleOr('photos/exif-orientation-landscape-6.jpg', wide), false],
    [2, sampleOr('photos/exif-orientation-portrait-8.jpg', tall), true],
  ] as const) {
    await giveFile(page, panel, file);
    await expect(panel.getByText('It is in your post.')).toHaveCount(0);
    const size = jpeg.decode(await putInto(panel, index), { maxMemoryUsageInMB: 512 });
    expect(size.height > size.width, file.name).toBe(upright);
  }
});

test('clear parts of a PNG become white paper, never black', async () => {
  page = await openX(browser.context);
  await fill(page, [transparentPng('sticker.png')]);
  const panel = await openPanel(page);
  for (const look of ['Oil', 'Ink']) {
    await panel.getByRole('radio', { name: look, exact: true }).click();
    const made = await putInto(panel);
    const corner = meanColour(made, { left: 0.02, top: 0.02, right: 0.12, bottom: 0.12 });
    for (const part of corner) expect(part, look).toBeGreaterThan(200);
  }
});

test('very small and very long pictures are made like any other', async () => {
  page = await openX(browser.context);
  const panel = await openPanel(page);
  await giveFile(page, panel, flatPng('dot.png', 1, 1));
  await resultReady(panel);
  const keep = panel.getByRole('button', { name: 'Keep for me' });
  await keep.click();
  await panel.getByText('Kept in your gallery.').waitFor();
  await giveFile(page, panel, photo('panorama.jpg', 12_000, 400));
  await panel
    .getByText('Opening your photo…')
    .waitFor({ state: 'detached' })
    .catch(() => undefined);
  await expect(keep).toBeEnabled({ timeout: 20_000 });
  const made = jpeg.decode(await putInto(panel));
  expect(made.width).toBe(2048);
  expect(made.height).toBeGreaterThan(60);
  expect(made.height).toBeLessThan(75);
});

const XMP = 'http://ns.adobe.com/xap/1.0/\0';

test('a photo with its place: what we make knows nothing of it, and says how it was made', async () => {
  const own = withExif(photo('home.jpg', 800, 600), 1, true);
  expect(own.buffer.includes('GPS-SECRET')).toBe(true);
  for (const file of new Set([own, sampleOr('photos/gps-tagged.jpg', () => own)])) {
    page = await openX(browser.context);
    await fill(page, [file]);
    const panel = await openPanel(page);
    await resultReady(panel);
    const made = await putInto(panel);
    expect(made.includes('Exif\0')).toBe(false);
    expect(made.includes('GPS')).toBe(false);
    expect(made.toString('latin1').split(XMP)).toHaveLength(2);
    const packets = made.toString('latin1').match(/<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/g) ?? [];
    expect(packets).toHaveLength(1);
    expect(packets[0]).toMatch(
      /DigitalSourceType[^<]*http:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/algorithmicallyEnhanced/,
    );
    expect(packets[0]).toMatch(/CreatorTool[^<]*Make It Mine/);
    await page.close();
  }
});
