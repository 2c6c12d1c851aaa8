// Renders every look of given photos into one page and a contact sheet each, to judge them by eye:
//   npm run looks -- PHOTO... [--out DIR] [--looks oil,ink] [--short 1080] [--cell 400] [--keep 0] [--plain]
// DIR/index.html has a row per photo and a column per look; DIR/<photo>.png is the photo's sheet, the
// source first. Every picture is `cell` pixels wide; `--full` also writes each
// look at its full size; `--plain` uses the TypeScript kernels.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { assemblyscript } from './assemblyscript-plugin.ts';
import type { PageRow } from './looks-page.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'out/looks' },
    looks: { type: 'string' },
    short: { type: 'string', default: '1080' },
    cell: { type: 'string', default: '400' },
    keep: { type: 'string', default: '0' },
    option: { type: 'string', multiple: true, default: [] },
    full: { type: 'boolean', default: false },
    plain: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0) {
  console.error('usage: npm run looks -- PHOTO... [--out DIR]');
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
  const sheet = (await server.ssrLoadModule(
    '/scripts/looks-sheet.ts',
  )) as typeof import('./looks-sheet.ts');
  const page = (await server.ssrLoadModule(
    '/scripts/looks-page.ts',
  )) as typeof import('./looks-page.ts');
  mkdirSync(join(values.out, 'pictures'), { recursive: true });
  const rows: PageRow[] = [];
  for (const photo of positionals) {
    const { png, full, made } = await sheet.contactSheet(readFileSync(photo), {
      looks: values.looks?.split(','),
      shortSide: Number(values.short),
      cell: Number(values.cell),
      keep: Number(values.keep),
      options: Object.fromEntries(
        values.option.map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])]),
      ),
      full: values.full,
      plain: values.plain,
      log: (line: string) => console.log(`${basename(photo)}: ${line}`),
    });
    const name = basename(photo).replace(/\.\w+$/, '');
    writeFileSync(join(values.out, `${name}.png`), png);
    for (const cell of made) {
      writeFileSync(join(values.out, page.pictureOf(name, cell)), cell.jpeg);
    }
    rows.push({ name, cells: made });
    for (const [look, bytes] of full) writeFileSync(join(values.out, `${name}-${look}.png`), bytes);
  }
  writeFileSync(join(values.out, 'index.html'), page.looksPage(rows, Number(values.cell)));
  console.log(join(values.out, 'index.html'));
} finally {
  await server.close();
}
