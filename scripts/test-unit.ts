import { readFileSync } from 'node:fs';
import { run } from './command.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const REPORT = 'node_modules/.cache/vitest-report.json';

/** Runs the unit and contract suites. */
export async function runUnitTests(args: readonly string[] = []): Promise<Counts> {
  const { code } = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...args,
  ]);
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numFailedTestSuites: number;
  };
  // A suite that does not load has no tests to fail.
  const broken = code !== 0 && report.numFailedTests === 0 ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests,
  };
}

export async function task(args: string[]): Promise<number> {
  return (await runUnitTests(args)).failed === 0 ? 0 : 1;
}
