import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, relative } from 'node:path';
import { parseSync } from 'vite';
import { ROOT } from './source';

export type BuildName = 'chrome' | 'firefox';

/** A built package: its files by path, with slashes. */
export interface Build {
  name: BuildName;
  files: readonly string[];
  text: (path: string) => string;
  manifest: Manifest;
}

/** As much of a manifest as the tests look at. */
export interface Manifest {
  [key: string]: unknown;
  permissions: string[];
  host_permissions: string[];
  content_scripts: { matches: string[]; js: string[]; [key: string]: unknown }[];
  content_security_policy: { extension_pages: string };
  web_accessible_resources: { resources: string[]; matches: string[]; [key: string]: unknown }[];
}

const LEFT_OUT = new Set(['node_modules', '.git', '.output', 'out']);

/** The folder that holds both builds; made in a copy of the sources where there is none. */
function outputs(): { folder: string; done: () => void } {
  const own = join(ROOT, '.output');
  const whole = ['chrome-mv3', 'firefox-mv3'].every((name) =>
    existsSync(join(own, name, 'manifest.json')),
  );
  if (whole) return { folder: own, done: () => undefined };
  const copy = mkdtempSync(join(tmpdir(), 'make-it-mine-build-'));
  for (const name of readdirSync(ROOT)) {
    if (!LEFT_OUT.has(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  for (const browser of ['chrome', 'firefox']) {
    execFileSync(process.execPath, [wxt, 'build', '-b', browser], { cwd: copy, stdio: 'pipe' });
  }
  return {
    folder: join(copy, '.output'),
    done: () => rmSync(copy, { recursive: true, force: true }),
  };
}

function read(own: string, name: BuildName): Build {
  const files = readdirSync(own, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(own, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const texts = new Map(
    files
      .filter((path) => /\.(js|html|json|css)$/.test(path))
      .map((path) => [path, readFileSync(join(own, path), 'utf8')]),
  );
  const text = (path: string): string => {
    const found = texts.get(path);
    if (found === undefined) throw new Error(`${name} has no ${path}`);
    return found;
  };
  return { name, files, text, manifest: JSON.parse(text('manifest.json')) as Manifest };
}

/** Reads both built packages. */
export function builds(): readonly Build[] {
  const { folder, done } = outputs();
  try {
    return (['chrome', 'firefox'] as const).map((name) => read(join(folder, `${name}-mv3`), name));
  } finally {
    done();
  }
}

/** Every script a page loads, at once or later: its own, what those import, and so on. */
export function scriptsOf({ text, files }: Build, page: string): readonly string[] {
  const seen = new Set<string>();
  const html = [...text(page).matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path]) => path);
  const queue = html.filter((path): path is string => path !== undefined);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path) || !files.includes(path)) continue;
    seen.add(path);
    const code = text(path);
    const { module } = parseSync(path, code);
    const specifiers = [
      ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
      ...module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
      ),
      ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
        code.slice(start + 1, end - 1),
      ),
    ];
    for (const each of specifiers) queue.push(posix.join(dirname(path), each));
  }
  return [...seen];
}
