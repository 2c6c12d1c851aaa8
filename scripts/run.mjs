// First step of every npm script, in plain JavaScript for whatever Node is at hand (20 or newer):
// installs what is missing, then hands over to the Node that the project pins.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';

/** Installs the locked dependencies when the lock file is not the one they came from. */
function ensureDependencies() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  const mark = join(root, 'node_modules', '.cache', 'installed-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return;
  console.log('Installing dependencies …');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, digest);
}

/** The pinned Node where one exists for this machine, else this one if it is new enough. */
function pinnedNode() {
  const pinned = join(bin, windows ? 'node.cmd' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(
    'There is no ready-made Node for this machine here: please install Node 24 or newer.',
  );
  process.exit(1);
}

const [task = '', ...args] = process.argv.slice(2);
ensureDependencies();
const done = spawnSync(pinnedNode(), [join(root, 'scripts', 'tasks.ts'), task, ...args], {
  cwd: root,
  stdio: 'inherit',
  shell: windows,
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
});
process.exit(done.status ?? 1);
