import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SiteId } from './site.ts';
import { sites } from './sites.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const cache = join(root, 'node_modules/.cache/stand-ins');

/**
 * Bundles the page apps of the stand-in sites, each into one `app.js` and one `app.css`, and
 * returns the folder holding one folder per site. A site whose sources (its own folder, `shared/`
 * and the editor libraries' versions) are unchanged is not built again. Safe to call from several
 * processes at once: everything is made aside and moved into place.
 *
 * @param only the sites to build; all of them when left out
 * @throws what the bundler throws when a source does not compile
 */
export async function buildStandIns(only?: readonly SiteId[]): Promise<string> {
  const wanted = sites.map((site) => site.id).filter((id) => !only || only.includes(id));
  const shared = await hashOf([join(here, 'shared'), join(here, 'build.ts')]);
  const libraries = await hashOf([join(root, 'package.json')]);
  const built: { id: SiteId; dir: string; hash: string }[] = [];
  for (const id of wanted) {
    const hash = digest([shared, libraries, await hashOf([join(here, id)])]);
    const dir = join(cache, 'sites', `${id}-${hash}`);
    if (!(await exists(dir))) await putInPlace(dir, (draft) => bundle(id, draft));
    built.push({ id, dir, hash });
  }
  const all = join(cache, digest(built.map((one) => one.id + one.hash)));
  if (!(await exists(all))) {
    await putInPlace(all, async (draft) => {
      for (const one of built) await cp(one.dir, join(draft, one.id), { recursive: true });
    });
  }
  return all;
}

async function bundle(id: SiteId, outDir: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: join(here, id),
    logLevel: 'error',
    publicDir: false,
    mode: 'production',
    // Draft.js and its helpers expect Node's `global`.
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    // Class names that say nothing, as on the real sites.
    css: { modules: { generateScopedName: 'r-[hash:base64:6]' } },
    build: {
      outDir,
      emptyOutDir: false,
      sourcemap: false,
      cssCodeSplit: false,
      assetsInlineLimit: 1_000_000,
      rolldownOptions: {
        input: join(here, id, 'main.tsx'),
        output: {
          format: 'iife',
          entryFileNames: 'app.js',
          assetFileNames: 'app.[ext]',
        },
      },
    },
  });
}

async function putInPlace(dir: string, make: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${dir}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await mkdir(draft, { recursive: true });
  try {
    await make(draft);
    await rename(draft, dir).catch(async (error: unknown) => {
      // Another process may have put the same thing there first.
      if (!(await exists(dir))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const parts: string[] = [];
  for (const path of paths) {
    const files = (await stat(path)).isDirectory() ? await filesUnder(path) : [path];
    for (const file of files) {
      parts.push(relative(root, file), (await readFile(file)).toString('base64'));
    }
  }
  return digest(parts);
}

async function filesUnder(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
