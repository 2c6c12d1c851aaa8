import { must } from './command.ts';

export const CHROME_BUILD = '.output/chrome-mv3';
export const FIREFOX_BUILD = '.output/firefox-mv3';

/** Builds both packages. */
export async function task(): Promise<number> {
  await must('wxt', ['build', '-b', 'chrome']);
  await must('wxt', ['build', '-b', 'firefox']);
  console.log(`Built ${CHROME_BUILD} and ${FIREFOX_BUILD}`);
  return 0;
}
