// What every look costs on one thread, in milliseconds of CPU, and which kernel takes it:
//   node scripts/looks-cost.ts PHOTO [--looks oil,ink] [--size 1080x1350] [--runs 5] [--passes] [--clip]
// `whole` is one strip with everything in it; `halves` is the longer of two strips with their halos,
// which is what a worker does on a machine with two cores. `--passes` lists the kernels of a look,
// `--clip` renders frames of a clip.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { assemblyscript } from './assemblyscript-plugin.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    looks: { type: 'string' },
    size: { type: 'string', default: '1080x1350' },
    runs: { type: 'string', default: '10' },
    passes: { type: 'boolean', default: false },
    clip: { type: 'boolean', default: false },
  },
});
const [photo] = positionals;
const [width = 0, height = 0] = values.size.split('x').map(Number);
if (!photo || !width || !height) {
  console.error('usage: node scripts/looks-cost.ts PHOTO [--looks oil,ink] [--size 1080x1350]');
  process.exit(2);
}

const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [assemblyscript()],
  resolve: { alias: { '@': root } },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
});
try {
  const { costs } = (await server.ssrLoadModule(
    '/scripts/looks-cost-run.ts',
  )) as typeof import('./looks-cost-run.ts');
  await costs(readFileSync(photo), {
    looks: values.looks?.split(','),
    width,
    height,
    runs: Number(values.runs),
    passes: values.passes,
    clip: values.clip,
    log: console.log,
  });
} finally {
  await server.close();
}
