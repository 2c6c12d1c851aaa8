import { must } from './command.ts';
import { writeNotices } from './licences.ts';

const BUILDS = ['.output/chrome-mv3', '.output/firefox-mv3'];

/** Builds both packages, each with the notices of what it contains. */
export async function task(): Promise<number> {
  await must('wxt', ['build', '-b', 'chrome']);
  await must('wxt', ['build', '-b', 'firefox']);
  for (const build of BUILDS) writeNotices(`${build}/THIRD-PARTY-NOTICES.txt`);
  console.log(`Built ${BUILDS.join(' and ')}`);
  return 0;
}
