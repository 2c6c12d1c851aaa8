/** Every npm script by name; each is one file that exports `task`. */
const TASKS: Readonly<
  Record<string, () => Promise<{ task: (args: string[]) => Promise<number> }>>
> = {
  start: () => import('./start.ts'),
  test: () => import('./test.ts'),
  setup: () => import('./setup.ts'),
  build: () => import('./build.ts'),
  dev: () => import('./dev.ts'),
  zip: () => import('./zip.ts'),
  check: () => import('./check.ts'),
  'test:unit': () => import('./test-unit.ts'),
  'test:browser': () => import('./test-browser.ts'),
  bench: () => import('./bench.ts'),
  looks: () => import('./looks-task.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = TASKS[name];
if (!load) {
  console.error(`There is no task "${name}". Tasks: ${Object.keys(TASKS).join(', ')}`);
  process.exit(2);
}
const { task } = await load();
process.exit(await task(args));
