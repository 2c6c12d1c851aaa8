import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './browsers.ts';
import { task as build } from './build.ts';
import { runMainJob } from './main-job/index.ts';
import { openWindow } from './window.ts';

const SAMPLE = 'assets/samples/dusk.jpg';

/** Whether a window could be shown here. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * `npm start [photo] [-- --headless] [--out DIR]`: opens a browser with the extension on a page that
 * leads to the three composers; without a display, or with `--headless`, does the main job by itself.
 */
export async function task(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { headless: { type: 'boolean' }, out: { type: 'string', default: 'out' } },
  });
  const photo = positionals[0] ?? SAMPLE;
  if (!existsSync(photo)) {
    console.error(`There is no file ${photo}`);
    return 2;
  }
  await ensureBrowser('chromium');
  await build();
  if (values.headless || !hasDisplay()) {
    return (await runMainJob(photo, values.out)) ? 0 : 1;
  }
  await openWindow(positionals[0] ? resolve(positionals[0]) : undefined);
  return 0;
}
