import { readFileSync } from 'node:fs';
import { ensureBrowser } from './browsers.ts';
import { task as build } from './build.ts';
import { run } from './command.ts';
import type { Counts } from './test-unit.ts';

const REPORT = 'node_modules/.cache/playwright/report.json';

/** Runs the flows in real browsers on the builds as they are. */
export async function runBrowserTests(args: readonly string[] = []): Promise<Counts> {
  const chromium = await ensureBrowser('chromium');
  const firefox = await ensureBrowser('firefox');
  const env = { CHROMIUM_PATH: chromium, FIREFOX_PATH: firefox };
  const { code } = await run('playwright', ['test', ...args], { env });
  const { stats } = JSON.parse(readFileSync(REPORT, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: stats.skipped,
  };
}

export async function task(args: string[]): Promise<number> {
  await build();
  return (await runBrowserTests(args)).failed === 0 ? 0 : 1;
}
