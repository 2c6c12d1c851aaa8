import { must } from './command.ts';

/** Packs both builds, and the sources that Firefox's reviewers ask for. */
export async function task(): Promise<number> {
  await must('wxt', ['zip', '-b', 'chrome']);
  await must('wxt', ['zip', '-b', 'firefox']);
  console.log('Packages are in .output');
  return 0;
}
