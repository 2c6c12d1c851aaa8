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

/** An option given without the `--` that hands it on: npm takes it for one of its own. */
function npmOption(name: string): string | undefined {
  return process.env[`npm_config_${name}`];
}

/**
 * `npm start [photo] [-- --headless] [--out DIR]`: opens a browser with the extension on a page that
 * leads to the three composers; without a display, or with `--headless`, does the main job by itself.
 */
export async function task(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { headless: { type: 'boolean' }, out: { type: 'string' } },
  });
  const headless = values.headless ?? npmOption('headless') === 'true';
  // `--out DIR` for npm is a switch, with DIR left among the arguments.
  const told = npmOption('out') === 'true' ? positionals.pop() : npmOption('out');
  const out = values.out ?? told ?? 'out';
  const photo = positionals[0] ?? SAMPLE;
  if (!existsSync(photo)) {
    console.error(`There is no file ${photo}`);
    return 2;
  }
  await ensureBrowser('chromium');
  await build();
  if (headless || !hasDisplay()) {
    return (await runMainJob(photo, out)) ? 0 : 1;
  }
  await openWindow(positionals[0] ? resolve(positionals[0]) : undefined);
  return 0;
}
