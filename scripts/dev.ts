import { spawn } from 'node:child_process';
import { ensureBrowser } from './browsers.ts';

/** Builds on every change and opens Chromium with the extension; ends with Ctrl+C. */
export async function task(args: string[]): Promise<number> {
  const chromium = await ensureBrowser('chromium');
  const child = spawn('wxt', args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}
