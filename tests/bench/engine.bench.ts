// The engine in a real browser: every look at three sizes, cold and warm; thumbnails; clips; memory;
// and other programs' filters on the same picture in the same run, as ratios.
//   npm run bench -- engine [--photo FILE] [--clip FILE] [--runs 3] [--looks oil,ink]
//     [--parts stills,peers,thumbnails,clips] [--sizes 1080x1350,2048x2048,4000x3000]
//     [--browser-args "--enable-unsafe-webgpu …"] [--json FILE]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchBrowser, openBench } from './engine/browser.ts';
import { copyBandwidth, floorsOf } from './engine/floors.ts';
import { type PeerTime, peersHere, timePeers } from './engine/peers.ts';
import { median, table } from './engine/report.ts';

const { values } = parseArgs({
  options: {
    photo: { type: 'string', default: 'assets/samples/dusk.jpg' },
    clip: { type: 'string' },
    runs: { type: 'string', default: '3' },
    looks: { type: 'string' },
    parts: { type: 'string', default: 'stills,peers,thumbnails,clips' },
    sizes: { type: 'string', default: '1080x1350,2048x2048,4000x3000' },
    'browser-args': { type: 'string', default: '' },
    json: { type: 'string' },
  },
});
const runs = Number(values.runs);
const parts = new Set(values.parts.split(','));
const sizes = values.sizes.split(',').map((size) => {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { name: size, width, height, megapixels: (width * height) / 1e6 };
});

interface Still {
  size: string;
  look: string;
  /** Most memory of the page's process above idle. */
  peakMb: number | null;
  /** Milliseconds; `cold` is the first with fresh workers, `render` the warm median without decode and encode. */
  cold: number;
  total: number;
  render: number;
  bandwidthFloors: number | null;
  arithmeticFloors: number | null;
}

interface Ratio {
  size: string;
  look: string;
  peer: string;
  peerMs: number;
  ourMs: number;
  ratio: number;
}

async function stillsOf(
  browser: BenchBrowser,
  looks: readonly string[],
  size: (typeof sizes)[number],
  bandwidth: number,
): Promise<Still[]> {
  const found: Still[] = [];
  await browser.call('restart');
  const idle = await browser.memory();
  for (const look of looks) {
    await browser.call('restart');
    await browser.resetPeak();
    const cold = await browser.call('still', look);
    const warm = [];
    for (let run = 0; run < (size.megapixels > 5 ? 1 : runs); run++) {
      warm.push(await browser.call('still', look));
    }
    const peak = await browser.memory();
    const render = median(warm.map((times) => times.render));
    const floors = floorsOf(look, size.width, size.height, bandwidth);
    found.push({
      size: size.name,
      look,
      cold: cold.total,
      total: median(warm.map((times) => times.total)),
      render,
      bandwidthFloors: floors && render / floors.bandwidth,
      arithmeticFloors: floors?.arithmetic ? render / floors.arithmetic : null,
      peakMb: idle && peak ? Math.max(0, peak.peak - idle.now) : null,
    });
  }
  return found;
}

function ratiosOf(stills: readonly Still[], peers: readonly PeerTime[], size: string): Ratio[] {
  return stills
    .filter((still) => still.size === size)
    .flatMap(({ look, render }) =>
      peers
        .filter((peer) => peer.looks.includes(look))
        .map(({ name, ms }) => ({
          size,
          look,
          peer: name,
          peerMs: ms,
          ourMs: render,
          ratio: ms / render,
        })),
    );
}

async function clipsOf(browser: BenchBrowser, looks: readonly string[]) {
  if (values.clip) await browser.call('loadClip', browser.serve(values.clip));
  else await browser.call('makeClip', 720, 1280, 2);
  const found = [];
  for (const look of looks) {
    await browser.resetPeak();
    const { first, total, frames } = await browser.call('clip', look, 1280);
    const memory = await browser.memory();
    found.push({
      look,
      first,
      framesPerSecond: frames / (total / 1000),
      peakMb: memory?.peak ?? null,
    });
  }
  return found;
}

const folder = mkdtempSync(join(tmpdir(), 'make-it-mine-bench-'));
const browser = await openBench(values['browser-args'].split(' ').filter(Boolean));
try {
  const all = await browser.call('looks');
  const wanted = values.looks?.split(',');
  const looks = all.map(({ id }) => id).filter((id) => !wanted || wanted.includes(id));
  const capabilities = await browser.call('capabilities');
  const bandwidth = copyBandwidth();
  console.log(
    `${cpus()[0]?.model ?? 'a machine'}, ${cpus().length} cores, copying at ${(bandwidth / 1e9).toFixed(1)} GB/s; backend ${capabilities.backend}, ${capabilities.workers} workers`,
  );
  const stills: Still[] = [];
  const ratios: Ratio[] = [];
  if (parts.has('stills')) {
    for (const size of sizes) {
      await browser.call('load', browser.serve(values.photo));
      const png = join(folder, `${size.name}.png`);
      const text = await browser.call('cut', size.width, size.height);
      writeFileSync(png, Buffer.from(text, 'base64'));
      await browser.call('load', browser.serve(png));
      const found = await stillsOf(browser, looks, size, bandwidth);
      stills.push(...found);
      console.log(`\nStills, ${size.name} (milliseconds; floors: times the least possible)`);
      console.log(
        table(found, [
          ['look', ({ look }) => look],
          ['cold', ({ cold }) => cold.toFixed(0)],
          ['warm', ({ total }) => total.toFixed(0)],
          ['render', ({ render }) => render.toFixed(0)],
          ['bandwidth', ({ bandwidthFloors: x }) => (x ? `${x.toFixed(0)} x` : '')],
          ['arithmetic', ({ arithmeticFloors: x }) => (x ? `${x.toFixed(1)} x` : '')],
          ['peak MB', ({ peakMb }) => peakMb?.toFixed(0) ?? ''],
        ]),
      );
      if (!parts.has('peers')) continue;
      const found2 = ratiosOf(found, timePeers(png, size.megapixels), size.name);
      ratios.push(...found2);
      if (found2.length > 0)
        console.log(`\nPeers, ${size.name} (ratio: how many times faster we are)`);
      console.log(
        table(found2, [
          ['look', ({ look }) => look],
          ['ours', ({ ourMs }) => ourMs.toFixed(0)],
          ['peer', ({ peer }) => peer],
          ['ms', ({ peerMs }) => peerMs.toFixed(0)],
          ['ratio', ({ ratio }) => ratio.toFixed(1)],
        ]),
      );
    }
  }
  let thumbnails: { cold: number; warm: number; first: number } | undefined;
  if (parts.has('thumbnails')) {
    await browser.call('load', browser.serve(values.photo));
    await browser.call('restart');
    const cold = await browser.call('thumbnails', 240);
    const warm = [];
    for (let run = 0; run < 5; run++) warm.push(await browser.call('thumbnails', 240));
    thumbnails = {
      cold: cold.all,
      warm: median(warm.map(({ all: every }) => every)),
      first: median(warm.map(({ first }) => first)),
    };
    console.log(
      `\nThumbnails of ${all.length} looks at 240 px: warm ${thumbnails.warm.toFixed(0)} ms (the first after ${thumbnails.first.toFixed(0)}), cold ${thumbnails.cold.toFixed(0)} ms`,
    );
  }
  let clips: Awaited<ReturnType<typeof clipsOf>> = [];
  if (parts.has('clips') && capabilities.clips) {
    await browser.call('load', browser.serve(values.photo));
    const steady = all.filter(({ id, steady: holds }) => holds && looks.includes(id));
    clips = await clipsOf(
      browser,
      steady.map(({ id }) => id),
    );
    console.log('\nClips, 720 x 1280');
    console.log(
      table(clips, [
        ['look', ({ look }) => look],
        ['frames/s', ({ framesPerSecond }) => framesPerSecond.toFixed(1)],
        ['first frame ms', ({ first }) => first.toFixed(0)],
        ['peak MB', ({ peakMb }) => peakMb?.toFixed(0) ?? ''],
      ]),
    );
  }
  if (values.json) {
    const report = {
      capabilities,
      bandwidth,
      peers: peersHere(),
      stills,
      ratios,
      thumbnails,
      clips,
    };
    writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
