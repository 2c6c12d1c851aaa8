import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { assemblyscript } from '../../../scripts/assemblyscript-plugin.ts';
import { ensureBrowser } from '../../../scripts/browsers.ts';
import type { Bench } from './page.ts';

const ORIGIN = 'https://bench.test';
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  mp4: 'video/mp4',
};

/** The bench's page in a browser, and the process it runs in. */
export interface BenchBrowser {
  /** Calls one of the page's functions. */
  call<Name extends keyof Bench>(
    name: Name,
    ...args: Parameters<Bench[Name]>
  ): Promise<Awaited<ReturnType<Bench[Name]>>>;
  /** Address under which the page can fetch a file of this machine. */
  serve(file: string): string;
  /** Forgets the peak memory so far. Linux only; elsewhere memory is not measured. */
  resetPeak(): Promise<void>;
  /** Memory of the page's process now and at its peak, in MB; `null` where it cannot be read. */
  memory(): Promise<{ now: number; peak: number } | null>;
  close(): Promise<void>;
}

async function bundle(into: string): Promise<void> {
  const root = resolve('.');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [assemblyscript()],
    resolve: { alias: { '@': root } },
    worker: { format: 'es' },
    base: './',
    build: {
      outDir: into,
      emptyOutDir: true,
      target: 'es2022',
      rollupOptions: {
        input: 'tests/bench/engine/page.ts',
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  await writeFile(
    join(into, 'index.html'),
    '<!doctype html><title>bench</title><script type="module" src="page.js"></script>',
  );
}

/** Builds the page and opens it in Chromium. `args`: extra arguments, e.g. for a GPU. */
export async function openBench(args: readonly string[]): Promise<BenchBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'make-it-mine-bench-'));
  await bundle(folder);
  const browser = await chromium.launch({
    headless: true,
    executablePath: await ensureBrowser('chromium'),
    args: ['--no-sandbox', ...args],
  });
  const page = await browser.newPage();
  const files = new Map<string, string>();
  await page.route(`${ORIGIN}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    const path = files.get(name) ?? join(folder, name);
    const contentType = TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream';
    await route.fulfill({ contentType, body: await readFile(path) });
  });
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(ORIGIN);
  await page.waitForFunction(() => 'bench' in globalThis);
  const pid = await rendererOf(page);
  return {
    call: (name, ...given) =>
      page.evaluate(
        ([called, values]) => {
          const { bench } = globalThis as unknown as {
            bench: Record<string, (...all: unknown[]) => unknown>;
          };
          return bench[called]?.(...values);
        },
        [name, given] as const,
        // biome-ignore lint/suspicious/noExplicitAny: the page's answer has the type its function says
      ) as any,
    serve(file) {
      const name = `file-${files.size}.${file.split('.').pop()}`;
      files.set(name, resolve(file));
      return `${ORIGIN}/${name}`;
    },
    async resetPeak() {
      if (pid) await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
    },
    async memory() {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const of = (key: string) =>
          Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
        return { now: of('VmRSS'), peak: of('VmHWM') };
      } catch {
        return null;
      }
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Process of the page: the renderer that has a worker's thread when the page has a worker. */
async function rendererOf(page: Page): Promise<number | undefined> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) return undefined;
  await page.evaluate(
    () =>
      new Promise((ready) => {
        const url = URL.createObjectURL(new Blob(['postMessage(0)']));
        const worker = new Worker(url);
        worker.onmessage = ready;
        Object.assign(globalThis, { worker });
      }),
  );
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const found = renderers.find(({ id }) => threadsOf(id).some((name) => /^Dedicated/.test(name)));
  await page.evaluate(() => {
    const { worker } = globalThis as unknown as { worker: Worker };
    worker.terminate();
  });
  return found?.id;
}

/** Names of a process's threads; none where they cannot be read. */
function threadsOf(id: number): string[] {
  try {
    const tasks = `/proc/${id}/task`;
    return readdirSync(tasks).map((task) => readFileSync(`${tasks}/${task}/comm`, 'utf8'));
  } catch {
    return [];
  }
}
