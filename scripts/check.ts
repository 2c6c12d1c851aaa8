import { run } from './command.ts';

interface Check {
  name: string;
  command: readonly [string, ...string[]];
}

/** Everything that can be said of the code without running it. */
const CHECKS: readonly Check[] = [
  { name: 'generated types', command: ['wxt', 'prepare'] },
  {
    name: 'format, lint, import cycles',
    command: ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
  },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'unused code and dependencies', command: ['knip', '--no-progress'] },
  { name: 'dependency licences', command: ['node', 'scripts/licences.ts'] },
];

/** Runs every check and says of each whether it holds; returns how many hold and how many do not. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  let passed = 0;
  let failed = 0;
  for (const { name, command } of CHECKS) {
    const [program, ...args] = command;
    const { code, output } = await run(program, args, { quiet: true });
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
    if (code === 0) passed++;
    else {
      failed++;
      console.log(output);
    }
  }
  return { passed, failed };
}

export async function task(): Promise<number> {
  const { failed } = await runChecks();
  return failed === 0 ? 0 : 1;
}
