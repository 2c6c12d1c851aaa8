import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LookMeta } from '@/utils/engine';
import { LOOK_TABLE, type LookEntry } from '@/utils/engine/looks/table';
import type { PlatformMeta } from '@/utils/platforms/platform';
import { PLATFORMS } from '@/utils/platforms/table';
import { ROOT, sources } from './source';

const folders = (path: string) =>
  readdirSync(resolve(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const has = (path: string) => existsSync(resolve(ROOT, path));
const imports = sources(['entrypoints', 'components', 'utils']).flatMap((file) => file.imports);

/** Files outside a folder that reach into it. */
const reaching = (folder: string) =>
  imports
    .filter(({ from, to }) => !from.startsWith(`${folder}/`) && `${to}/`.startsWith(`${folder}/`))
    .map(({ from, to, dynamic }) => `${from} → ${to}${dynamic ? ' when loaded' : ''}`)
    .sort();

describe('a look is a folder and a line', () => {
  const ids = LOOK_TABLE.map(({ meta }) => meta.id);

  it('every folder has its line', () => {
    expect([...ids].sort()).toEqual(folders('utils/engine/looks'));
  });

  it.each(ids)('%s is reached by the table only, its code when loaded', async (id) => {
    const folder = `utils/engine/looks/${id}`;
    expect(has(`${folder}/meta.ts`)).toBe(true);
    expect(has(`${folder}/index.ts`)).toBe(true);
    const table = 'utils/engine/looks/table';
    expect(reaching(folder)).toEqual([
      `${table}.ts → ${folder} when loaded`,
      `${table}.ts → ${folder}/meta`,
    ]);
    const entry = LOOK_TABLE.find(({ meta }) => meta.id === id);
    expect((await entry?.load())?.meta).toBe(entry?.meta);
  });
});

describe('a platform is a folder, a line and its entry', () => {
  const ids = Object.keys(PLATFORMS);

  it('every folder has its line', () => {
    expect([...ids].sort()).toEqual(folders('utils/platforms'));
  });

  it.each(Object.values(PLATFORMS))('$meta.id stands by its own', async ({ meta, load }) => {
    const folder = `utils/platforms/${meta.id}`;
    const entry = `entrypoints/${meta.id}.content.ts`;
    expect(PLATFORMS[meta.id].meta).toBe(meta);
    expect(has(`${folder}/meta.ts`) && has(`${folder}/index.ts`) && has(entry)).toBe(true);
    expect(has(`tests/stand-ins/${meta.id}/main.tsx`)).toBe(true);
    expect(reaching(folder)).toEqual([
      `${entry} → ${folder}`,
      `${entry} → ${folder}/meta`,
      `utils/platforms/table.ts → ${folder} when loaded`,
      `utils/platforms/table.ts → ${folder}/meta`,
    ]);
    expect((await load()).meta).toBe(meta);
  });
});

describe('one line more', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => {
    vi.doUnmock('@/utils/platforms/table');
    vi.doUnmock('@/utils/engine/looks/table');
    vi.resetModules();
  });

  const meta = {
    id: 'somewhere',
    label: 'Somewhere',
    hosts: ['www.somewhere.example', 'm.somewhere.example'],
    home: 'https://www.somewhere.example/',
    photo: { types: ['image/png'], maxBytes: 123_456 },
    clip: null,
    maxItems: 2,
    fit: { maxWidth: 777, maxHeight: 888 },
  } as unknown as PlatformMeta;

  async function withPlatform(): Promise<void> {
    vi.doMock('@/utils/platforms/table', async (original) => {
      const table = await original<typeof import('@/utils/platforms/table')>();
      const load = () => Promise.reject(new Error('not needed'));
      return { PLATFORMS: { ...table.PLATFORMS, somewhere: { meta, load } } };
    });
  }

  it.each(['chrome', 'firefox'])('of a platform gives %s its hosts', async (browser) => {
    await withPlatform();
    const { manifestFor } = await import('@/scripts/manifest');
    const manifest = manifestFor(browser);
    const matches = ['https://www.somewhere.example/*', 'https://m.somewhere.example/*'];
    expect(manifest.host_permissions).toEqual(expect.arrayContaining(matches));
    const accessible = manifest.web_accessible_resources as { matches: string[] }[] | undefined;
    expect(accessible?.[0]?.matches).toEqual(expect.arrayContaining(matches));
    const policy = (manifest.content_security_policy as { extension_pages: string } | undefined)
      ?.extension_pages;
    expect(policy).toMatch(
      /frame-ancestors[^;]* https:\/\/www\.somewhere\.example https:\/\/m\.somewhere\.example;/,
    );
  });

  it('of a platform gives what is made its fit, messages its name, settings its switch', async () => {
    await withPlatform();
    const { PLATFORM_METAS } = await import('@/utils/platforms/meta');
    expect(Object.values(PLATFORM_METAS)).toContain(meta);
    const { stillFit } = await import('@/utils/jobs/slot');
    const fit = stillFit(meta.id);
    expect(fit).toMatchObject({ maxWidth: 777, maxHeight: 888 });
    expect(fit.maxBytes).toBeLessThanOrEqual(123_456);
    const { workshopGuards } = await import('@/utils/messaging/schema');
    const used = (platform: string) =>
      workshopGuards.args?.('used', { jobId: 'a', platform, surface: 'modal' });
    expect(used('somewhere')).toBeTruthy();
    expect(() => used('elsewhere')).toThrow();
  });

  it('of a look gives pickers its name and its controls', async () => {
    const look: LookMeta = {
      id: 'dummy',
      version: 1,
      label: 'Dummy',
      fields: [
        { id: 'lineWeight', kind: 'range', min: 0, max: 1, step: 0.1, default: 0.5 },
        { id: 'colours', kind: 'range', min: 2, max: 9, step: 1, default: 4 },
      ],
      degree: 'algorithmicallyEnhanced',
      steady: true,
    };
    vi.doMock('@/utils/engine/looks/table', async (original) => {
      const table = await original<typeof import('@/utils/engine/looks/table')>();
      const entry: LookEntry = { meta: look, load: () => Promise.reject(new Error('not needed')) };
      return { LOOK_TABLE: [...table.LOOK_TABLE, entry] };
    });
    const { LOOKS } = await import('@/utils/engine');
    expect(LOOKS.map(({ id }) => id)).toEqual([...LOOK_TABLE.map((row) => row.meta.id), 'dummy']);
    const { fieldWords, lookWords } = await import('@/components/panel/words');
    expect(lookWords(look)).toBe('Dummy');
    expect(look.fields.map((field) => fieldWords(look, field))).toEqual(['Line weight', 'Colours']);
  });
});
