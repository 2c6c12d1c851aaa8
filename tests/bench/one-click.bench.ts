// How long a person waits: from a trusted pointer-up to the frame in which the draft shows the
// result, by the page's clock, and from the panel's frame to all thumbnails with a cold workshop.
//   npm run bench -- one-click [--photo FILE] [--look oil] [--runs 5] [--json FILE]
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { armClock, readClock } from '../../scripts/main-job/clock.ts';
import { coolDown } from '../../scripts/main-job/job.ts';
import { type Launched, launchChromium, pressHost } from '../browser/driver/chromium.ts';
import { waitForDraft } from '../browser/driver/draft.ts';
import { panelFrame } from '../browser/driver/panel.ts';
import { setSettings } from '../browser/driver/store.ts';

const { values } = parseArgs({
  options: {
    photo: { type: 'string', default: 'assets/samples/dusk.jpg' },
    look: { type: 'string', default: 'oil' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const runs = Number(values.runs);
const photo = resolve(values.photo);

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

async function openDraft(browser: Launched): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto('https://x.com/home');
  await page.setInputFiles('input[data-testid="fileInput"]', photo);
  await waitForDraft(page, (items) => items.length === 1);
  return page;
}

async function state(page: Page, name: 'undo' | 'ready'): Promise<void> {
  await page.waitForSelector(`[data-mim="button"][data-state="${name}"]`, { timeout: 60_000 });
}

/** One click, then Undo; the first result is with a cold workshop. */
async function oneClicks(browser: Launched): Promise<{ cold: number; warm: number[] }> {
  await setSettings(browser, { favouriteLook: values.look });
  const page = await openDraft(browser);
  await coolDown(browser);
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    await armClock(page);
    await pressHost(page, 'button');
    await state(page, 'undo');
    times.push(await readClock(page));
    await pressHost(page, 'button');
    await state(page, 'ready');
    await page.waitForTimeout(300);
  }
  await page.close();
  const [cold = Number.NaN, ...warm] = times;
  return { cold, warm };
}

/** From the start of the panel's frame to the frame in which every look has its thumbnail. */
async function thumbnails(browser: Launched): Promise<number> {
  const page = await openDraft(browser);
  await coolDown(browser);
  await pressHost(page, 'open');
  const panel = await panelFrame(page);
  const time = await panel.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const radios = [...document.querySelectorAll('[role="radiogroup"] [role="radio"] img')];
          const all = document.querySelectorAll('[aria-label="Looks"] [role="radio"]').length;
          const ready = radios.filter((img) => (img as HTMLImageElement).naturalWidth > 0).length;
          if (all > 0 && ready >= all) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await page.close();
  return Math.round(time);
}

const browser = await launchChromium();
try {
  const { cold, warm } = await oneClicks(browser);
  const panels: number[] = [];
  for (let run = 0; run < runs; run++) panels.push(await thumbnails(browser));
  const report = {
    photo: values.photo,
    look: values.look,
    oneClick: { cold, warm, median: median(warm) },
    panelToThumbnailsCold: { runs: panels, median: median(panels) },
  };
  console.log(
    `one click, ${values.look}: median ${report.oneClick.median} ms of ${warm.join(', ')}`,
  );
  console.log(`one click, cold workshop: ${cold} ms`);
  console.log(
    `panel to all thumbnails, cold workshop: median ${report.panelToThumbnailsCold.median} ms of ${panels.join(', ')}`,
  );
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await browser.close();
}
