import { chromium, expect, type Page, test } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { ensureBrowser } from '../../../scripts/browsers.ts';
import { type ServedPage, servePage } from '../driver/page-server.ts';
import type { Distance } from '../gpu/compare.ts';
import type { GpuPage } from '../gpu/page.ts';

// All on software adapters: they are slow, but they do what a GPU does.

declare const gpuPage: GpuPage;

const SIZES = [
  [150, 110],
  [7, 5],
  [1, 1],
] as const;

/**
 * Looks that pick one of several colours per block: where two are as good as equal, rounding may pick
 * the other, for the block at once. Share of the values that may then be further apart than 2 / 255.
 */
const PICKING: Readonly<Record<string, number>> = { pixel: 0.005 };

let served: ServedPage | undefined;
test.describe.configure({ mode: 'serial' });
test.setTimeout(90_000);
test.beforeAll(async () => {
  served = await servePage('tests/browser/gpu/page.ts');
});
test.afterAll(() => served?.close());

const url = () => served?.url ?? '';

function expectKernel({ name, mean, worst }: Distance, size: readonly [number, number]): void {
  const what = `${name} at ${size.join(' x ')}`;
  // Bytes from `rgba`, planes from all others. Streamlines and Kuwahara decide by rounding here and there.
  expect(worst, what).toBeLessThanOrEqual(name === 'rgba' ? 1 : 0.02);
  expect(mean, what).toBeLessThan(name === 'rgba' ? 0.001 : 2e-4);
}

function expectLook({ name, mean, far }: Distance, keep: number): void {
  const what = `${name} with ${keep} of the source`;
  expect(far, what).toBeLessThanOrEqual(PICKING[name] ?? 0.001);
  expect(mean, what).toBeLessThanOrEqual(0.25);
}

test.describe('Chromium on SwiftShader', () => {
  let page: Page;
  let close: () => Promise<void>;

  test.beforeAll(async () => {
    const browser = await chromium.launch({
      executablePath: await ensureBrowser('chromium'),
      args: ['--no-sandbox', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
    });
    close = () => browser.close();
    page = await browser.newPage();
    await page.goto(url());
    await page.waitForFunction(() => document.title === 'ready');
  });
  test.afterAll(() => close());

  test('every kernel does the same as the SIMD kernels', async () => {
    for (const name of await page.evaluate(() => gpuPage.kernelNames())) {
      for (const size of SIZES) {
        const [width, height] = size;
        const made = await page.evaluate(([kernel, w, h]) => gpuPage.kernel(kernel, w, h), [
          name,
          width,
          height,
        ] as const);
        expectKernel(made, size);
      }
    }
  });

  test('every look made for a GPU looks the same there', async () => {
    const looks = await page.evaluate(() => gpuPage.looks());
    expect(looks.length).toBeGreaterThanOrEqual(8);
    for (const id of looks) {
      for (const keep of [0, 0.5]) {
        const made = await page.evaluate(([look, share]) => gpuPage.look(look, 160, 128, share), [
          id,
          keep,
        ] as const);
        expectLook(made, keep);
      }
    }
  });

  test('pictures under way at once do not disturb each other', async () => {
    const all = await page.evaluate(() => gpuPage.overlapping());
    expect(all).toHaveLength(5);
    for (const { name, worst } of all) expect(worst, name).toBeLessThanOrEqual(1);
  });

  test('a clip remembers the frames before', async () => {
    const all = await page.evaluate(() => gpuPage.memory());
    expect(all).toHaveLength(5);
    for (const { name, worst } of all) expect(worst, name).toBeLessThan(1e-4);
  });

  test('a software adapter would lose the trial', async () => {
    const { gpu, cpu } = await page.evaluate(() => gpuPage.pace());
    expect(gpu).toBeGreaterThan(cpu);
  });

  test('stills are made on the GPU', async () => {
    const { backends, gpuStrips, worst, mean } = await page.evaluate(() =>
      gpuPage.twoStills('duotone', false),
    );
    expect(backends).toEqual(['wasm-simd', 'webgpu', 'webgpu']);
    expect(gpuStrips).toBe(2);
    expect(worst).toBeLessThanOrEqual(2);
    expect(mean).toBeLessThanOrEqual(0.25);
  });

  test('a GPU that is lost in the middle of a strip loses no still', async () => {
    const { backends, gpuStrips, worst } = await page.evaluate(() =>
      gpuPage.twoStills('duotone', true),
    );
    expect(gpuStrips).toBe(1);
    expect(backends.at(-1)).toBe('wasm-simd');
    expect(worst).toBe(0);
  });

  test('left to itself, the engine does not take a software adapter', async () => {
    expect(await page.evaluate(() => gpuPage.ownChoice('duotone'))).toBe('wasm-simd');
  });
});

test.describe('Firefox', () => {
  async function open(prefs: Record<string, unknown>) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      headless: true,
      executablePath: await ensureBrowser('firefox'),
      extraPrefsFirefox: prefs,
    });
    const page = await browser.newPage();
    await page.goto(url());
    await page.waitForFunction(() => document.title === 'ready');
    return { browser, page };
  }

  test('kernels and stills are the same on lavapipe, which the engine leaves alone by itself', async () => {
    const { browser, page } = await open({
      'dom.webgpu.enabled': true,
      'dom.webgpu.workers.enabled': true,
      'gfx.webgpu.ignore-blocklist': true,
    });
    try {
      for (const name of await page.evaluate(() => gpuPage.kernelNames())) {
        for (const size of SIZES) {
          const made = await page.evaluate(
            (kernel, w, h) => gpuPage.kernel(kernel, w, h),
            name,
            ...size,
          );
          expectKernel(made, size);
        }
      }
      const { backends, worst } = await page.evaluate(() => gpuPage.twoStills('duotone', false));
      expect(backends).toEqual(['wasm-simd', 'webgpu', 'webgpu']);
      expect(worst).toBeLessThanOrEqual(2);
      expect(await page.evaluate(() => gpuPage.ownChoice('duotone'))).toBe('wasm-simd');
    } finally {
      await browser.close();
    }
  });

  test('without WebGPU the workers do it all', async () => {
    const { browser, page } = await open({ 'dom.webgpu.enabled': false });
    try {
      expect(await page.evaluate(() => 'gpu' in navigator)).toBe(false);
      expect(await page.evaluate(() => gpuPage.ownChoice('duotone'))).toBe('wasm-simd');
    } finally {
      await browser.close();
    }
  });
});
