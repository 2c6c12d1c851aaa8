import { task as build } from './build.ts';
import { runChecks } from './check.ts';
import { lintExtension } from './extension-lint.ts';
import { task as setup } from './setup.ts';
import { runBrowserTests } from './test-browser.ts';
import { type Counts, runUnitTests } from './test-unit.ts';

/** Set-up, then every check and test; ends with one line of counts. */
export async function task(): Promise<number> {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const add = ({ passed, failed, skipped = 0 }: Omit<Counts, 'skipped'> & Partial<Counts>) => {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  };
  await setup();
  await build();
  add(await runChecks());
  const problems = await lintExtension();
  console.log(`${problems.length === 0 ? '✓' : '✗'} extension lint`);
  for (const problem of problems) console.log(`  ${problem}`);
  add(problems.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  add(await runUnitTests());
  add(await runBrowserTests());
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
}
