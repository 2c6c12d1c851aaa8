import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { build } from 'vite';
import { assemblyscript } from '../../../scripts/assemblyscript-plugin.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
};

/** The page of the GPU tests on this machine's own address, where WebGPU is allowed. */
export async function serveGpuPage(): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'make-it-mine-gpu-'));
  const root = resolve('.');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [assemblyscript()],
    resolve: { alias: { '@': root } },
    base: './',
    worker: { format: 'es', plugins: () => [assemblyscript()] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      rolldownOptions: {
        input: 'tests/browser/gpu/page.ts',
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  const html =
    '<!doctype html><title>starting</title><script type="module" src="page.js"></script>';
  await writeFile(join(folder, 'index.html'), html);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(folder, pathname === '/' ? 'index.html' : pathname);
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
