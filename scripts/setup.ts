import { ensureBrowser } from './browsers.ts';
import { must } from './command.ts';

/** Installs what is missing (the dependencies are there already) and prepares generated types. */
export async function task(): Promise<number> {
  await must('wxt', ['prepare']);
  console.log(`Chromium: ${await ensureBrowser('chromium')}`);
  console.log(`Firefox: ${await ensureBrowser('firefox')}`);
  return 0;
}
