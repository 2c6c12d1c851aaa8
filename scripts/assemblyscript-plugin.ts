import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const CACHE = join(ROOT, 'node_modules/.cache/assemblyscript');
const QUERY = '.as.ts?wasm';
const OPTIONS = [
  '-O3',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--noAssert',
  '--disable',
  'bulk-memory',
];

/**
 * Compiles an AssemblyScript entry to a WebAssembly module, with whatever the `*.as.ts` files of the
 * looks beside its folder (`../looks/<id>/`) export. The result is kept under `node_modules/.cache` by
 * the hash of all sources, so that only a change compiles.
 */
export async function compileAssemblyScript(entry: string): Promise<Uint8Array> {
  const folder = dirname(entry);
  const hash = createHash('sha256')
    .update(compilerVersion())
    .update(OPTIONS.join(' '))
    .update(entry.slice(ROOT.length));
  for (const path of sourcesOf(folder)) {
    hash.update(relative(folder, path)).update(readFileSync(path));
  }
  const kept = join(CACHE, `${hash.digest('hex').slice(0, 24)}.wasm`);
  try {
    return readFileSync(kept);
  } catch {
    // not compiled yet
  }
  const binary = await compile(entry);
  mkdirSync(CACHE, { recursive: true });
  const partial = `${kept}.${process.pid}`;
  writeFileSync(partial, binary);
  renameSync(partial, kept);
  return binary;
}

function compilerVersion(): string {
  return readFileSync(join(ROOT, 'node_modules/assemblyscript/package.json'), 'utf8');
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.as.ts'))
    .map((name) => join(folder, name))
    .sort();
}

function looksBeside(folder: string): string[] {
  const looks = join(folder, '../looks');
  return readdirSync(looks, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => sourcesIn(join(looks, name)))
    .sort();
}

function sourcesOf(folder: string): string[] {
  return [...sourcesIn(folder), ...looksBeside(folder)];
}

/** The entry and, after it, the looks' exports. */
function withLooks(entry: string): string {
  const folder = dirname(entry);
  const lines = looksBeside(folder).map(
    (path) =>
      `export * from '${relative(folder, path).replaceAll('\\', '/').replace(/\.ts$/, '')}';`,
  );
  return `${readFileSync(entry, 'utf8')}\n${lines.join('\n')}\n`;
}

async function compile(entry: string): Promise<Uint8Array> {
  const { default: asc } = await import('assemblyscript/asc');
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main([entry, '--outFile', 'out.wasm', ...OPTIONS], {
    readFile: (name: string, base: string) => {
      try {
        const path = resolve(base, name);
        return path === entry ? withLooks(entry) : readFileSync(path, 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (_name: string, contents: string | Uint8Array) => {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
  });
  if (error || !binary)
    throw new Error(`AssemblyScript: ${error?.message ?? ''}\n${stderr.toString()}`);
  return binary;
}

/**
 * Vite plugin: `import { base64 } from './x.as.ts?wasm'` is the compiled module as text. It travels
 * inside the script, because a worker of an extension page then needs no fetch and no second file.
 */
export function assemblyscript(): Plugin {
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    // Workers are bundled on their own: they need this plugin too, and modules for the looks' chunks.
    config: () => ({ worker: { format: 'es', plugins: () => [assemblyscript()] } }),
    async load(id) {
      if (!id.endsWith(QUERY)) return null;
      const entry = id.slice(0, -'?wasm'.length);
      for (const path of sourcesOf(dirname(entry))) this.addWatchFile(path);
      const binary = await compileAssemblyScript(entry);
      const text = Buffer.from(binary).toString('base64');
      return { code: `export const base64 = ${JSON.stringify(text)};`, map: null };
    },
  };
}
