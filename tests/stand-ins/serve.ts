import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { basename, dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { buildStandIns } from './build.ts';
import type { Site } from './site.ts';
import { siteForHost, sites } from './sites.ts';

const here = dirname(fileURLToPath(import.meta.url));
const samples = join(here, '../../assets/samples');

/** A complete answer to one request. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** What `respond` needs: the folder that `buildStandIns` returned. */
export type RespondOptions = {
  readonly dir: string;
  /** A photo of the user's own, offered first on the start page. */
  readonly photo?: string;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/**
 * Answers a request as the stand-in sites do: a page with the site's own CSP, its bundle under
 * `/assets/`, the sample pictures under `/assets/samples/`, 404 for all else. Null for a host that
 * is not one of ours. Same input, same answer, but for the page's CSP nonce.
 */
export function respond(url: URL, options: RespondOptions): Answer | null {
  const site = siteForHost(url.hostname);
  return site && answerFor(site, url, url.pathname, '', options);
}

function answerFor(
  site: Site,
  url: URL,
  path: string,
  base: string,
  options: RespondOptions,
): Answer {
  if (path.startsWith('/assets/samples/')) {
    return file(samples, path.slice('/assets/samples/'.length)) ?? missing();
  }
  if (path.startsWith('/assets/')) {
    return file(join(options.dir, site.id), path.slice('/assets/'.length)) ?? missing();
  }
  if (!site.isPage(path)) return missing();
  const nonce = randomUUID();
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': site.csp(nonce),
    ...site.headers,
  };
  // A page that blocks frames of others which do not opt in.
  if (url.searchParams.get('frames') === 'blocked') {
    headers['cross-origin-embedder-policy'] = 'require-corp';
  }
  return { status: 200, headers, body: Buffer.from(page(site, nonce, base)) };
}

function page(site: Site, nonce: string, base: string): string {
  const assets = `${base}/assets`;
  return `<!doctype html>
<html lang="en" dir="ltr" data-base="${base}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${site.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets}/app.css">
<script defer nonce="${nonce}" src="${assets}/app.js"></script>
</head>
<body>
<div id="react-root"></div>
<div id="layers"></div>
</body>
</html>
`;
}

function file(folder: string, name: string): Answer | null {
  const path = normalize(join(folder, decodeURIComponent(name)));
  const type = types[extname(path)];
  if (!path.startsWith(folder + sep) || !type || !existsSync(path)) return null;
  return {
    status: 200,
    headers: {
      'content-type': type,
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    },
    body: readFileSync(path),
  };
}

function missing(): Answer {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return { status: 404, headers, body: Buffer.from('Not found') };
}

/** Answers the local server's own address: the start page, and each site under `/<host>/…`. */
export function respondLocally(url: URL, options: RespondOptions): Answer {
  for (const site of sites) {
    for (const host of site.hosts) {
      const base = `/${host}`;
      if (url.pathname === base || url.pathname.startsWith(`${base}/`)) {
        return answerFor(site, url, url.pathname.slice(base.length) || '/', base, options);
      }
    }
  }
  if (url.pathname === '/samples/yours' && options.photo) {
    return file(dirname(options.photo), basename(options.photo)) ?? missing();
  }
  if (url.pathname === '/' && options.photo) return startPageWith(options.photo);
  if (url.pathname.startsWith('/samples/')) {
    return file(samples, url.pathname.slice('/samples/'.length)) ?? missing();
  }
  const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
  return file(join(here, 'start'), name) ?? missing();
}

/** The start page with the user's own photo before the samples. */
function startPageWith(photo: string): Answer {
  const name = basename(photo).replace(/[^\w. -]/g, '_');
  const figure = `<figure>
      <img src="samples/yours" alt="${name}" draggable="true">
      <figcaption><span>Yours</span> <a href="samples/yours" download="${name}">Download</a></figcaption>
    </figure>`;
  const plain = file(join(here, 'start'), 'index.html') ?? missing();
  const html = plain.body
    .toString()
    .replace(/(<section class="photos"[^>]*>)/, `$1\n    ${figure}`);
  return { ...plain, body: Buffer.from(html) };
}

/** A running local server. */
export type StandInServer = {
  /** With a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
};

/**
 * Serves the start page on 127.0.0.1, and every stand-in under `/<host>/…` for those who want to
 * see one without request interception.
 *
 * @param port 0 for any free one
 */
export async function serve(
  port: number,
  { photo }: { photo?: string } = {},
): Promise<StandInServer> {
  const options = { dir: await buildStandIns(), ...(photo ? { photo } : {}) };
  const server: Server = createServer((request, response) => {
    const answer = respondLocally(new URL(request.url ?? '/', 'http://127.0.0.1'), options);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Lets every page of a Playwright context meet the stand-ins at the sites' real addresses. */
export async function routeStandIns(context: BrowserContext, dir?: string): Promise<void> {
  const options = { dir: dir ?? (await buildStandIns()) };
  await context.route(
    (url) => siteForHost(url.hostname) !== null,
    async (route) => {
      const answer = respond(new URL(route.request().url()), options) ?? missing();
      await route.fulfill({ ...answer, headers: { ...answer.headers } });
    },
  );
}

/** The same for one Puppeteer page, in Chrome or (over WebDriver BiDi) in Firefox. */
export async function interceptStandIns(page: Page, dir?: string): Promise<void> {
  const options = { dir: dir ?? (await buildStandIns()) };
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.isInterceptResolutionHandled()) return;
    const answer = respond(new URL(request.url()), options);
    const done = answer
      ? request.respond({ ...answer, headers: { ...answer.headers } })
      : request.continue();
    // The page may be gone by now; nothing is left to answer then.
    done.catch(() => undefined);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(Number(process.argv[2] ?? 4400));
  console.log(url);
}
