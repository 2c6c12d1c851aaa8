import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, moduleOf, type Node, ROOT, sources, walk } from './source';

const files = sources(['entrypoints', 'components', 'utils']);
const imports = files.flatMap((file) => file.imports);
/** Imports of our own code that lead from one module into another. */
const crossing = imports.filter(
  ({ from, to }) =>
    !to.startsWith('npm:') && !to.startsWith('assets/') && moduleOf(from) !== moduleOf(to),
);
const said = ({ from, to }: Import) => `${from} → ${to}`;

/** Who may run whose code. Types are free, but for the entrypoints'. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  engine: ['lib'],
  platforms: ['lib'],
  providers: ['lib'],
  history: ['lib'],
  keys: ['lib'],
  settings: ['lib'],
  provenance: ['lib'],
  jobs: ['lib', 'engine', 'platforms', 'providers', 'history', 'keys', 'settings', 'provenance'],
  messaging: ['lib'],
  page: ['lib', 'messaging', 'platforms'],
  components: ['lib'],
  entrypoints: [
    'lib',
    'engine',
    'platforms',
    'providers',
    'history',
    'keys',
    'settings',
    'provenance',
    'jobs',
    'messaging',
    'page',
    'components',
  ],
};

/** Plain data and schemas: anyone above `lib` that may not run a module's code may read these. */
const PLAIN = /^utils\/[^/]+\/(?:[\w-]+\/)?(?:schema|meta)$/;
const MAY_READ_PLAIN = new Set(['messaging', 'components']);
const MESSAGING_DOORS = [
  'client',
  'server',
  'contract',
  'peer',
  'channel',
  'background',
  'schema',
  'tickets',
];

/** The ways into a module from outside. */
function isDoor({ to, typeOnly }: Import): boolean {
  const [, name = '', ...inside] = to.split('/');
  const path = inside.join('/');
  switch (moduleOf(to)) {
    case 'lib':
    case 'components':
      return true;
    case 'messaging':
      return MESSAGING_DOORS.includes(path);
    case 'platforms':
      // One folder per platform: a content script holds its own and no other.
      return (
        /^(|index|meta|schema|matches)$/.test(path) ||
        // The contract, and what every platform's items have in common.
        ['platform', 'confirm'].includes(path) ||
        existsSync(resolve(ROOT, `utils/platforms/${path.replace(/\/meta$/, '')}/index.ts`))
      );
    default:
      // The file that holds a module's contract is named after it and holds types.
      return (
        /^(|index|schema|meta|looks\/meta)$/.test(path) ||
        (typeOnly && path === name.replace(/s$/, ''))
      );
  }
}

describe('who imports whom', () => {
  it('reads the imports there are', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(crossing.length).toBeGreaterThan(200);
    const found = importsOf(
      'utils/page/some.ts',
      `// import './comment'
      import type { A } from '@/utils/a'; import { type B } from './b'; import { c, type D } from '../c';
      export * from './e'; export type { F } from './f'; const g = () => import('./g'); import './h.css';
      const text = "import './string'";`,
    );
    expect(found.map(({ to, typeOnly, dynamic }) => `${to} ${typeOnly} ${dynamic}`)).toEqual([
      'utils/a true false',
      'utils/page/b true false',
      'utils/c false false',
      'utils/page/h.css false false',
      'utils/page/e false false',
      'utils/page/f true false',
      'utils/page/g false true',
    ]);
  });

  it('knows every module', () => {
    const unknown = files.map(({ path }) => moduleOf(path)).filter((name) => !MAY_IMPORT[name]);
    expect([...new Set(unknown)]).toEqual([]);
  });

  it.each(Object.keys(MAY_IMPORT))('%s runs only what lies under it', (name) => {
    const allowed = MAY_IMPORT[name] ?? [];
    const wrong = crossing
      .filter(({ from, typeOnly }) => moduleOf(from) === name && !typeOnly)
      .filter(({ to }) => !allowed.includes(moduleOf(to)))
      .filter(({ to }) => !(MAY_READ_PLAIN.has(name) && PLAIN.test(to)));
    expect(wrong.map(said)).toEqual([]);
  });

  it('page takes of messaging the peer and its channels only', () => {
    const wrong = crossing.filter(
      ({ from, to, typeOnly }) =>
        moduleOf(from) === 'page' &&
        moduleOf(to) === 'messaging' &&
        !typeOnly &&
        !/messaging\/(peer|channel)$/.test(to),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('page is given its platform, and takes of platforms what all have in common', () => {
    const wrong = crossing.filter(
      ({ from, to, typeOnly }) =>
        moduleOf(from) === 'page' &&
        moduleOf(to) === 'platforms' &&
        !typeOnly &&
        !/^utils\/platforms\/(platform|confirm)$/.test(to),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('modules are entered by their doors', () => {
    expect(crossing.filter((each) => !isDoor(each)).map(said)).toEqual([]);
  });

  it('nothing but entries and tools imports an entry, types included', () => {
    const all = [...imports, ...sources(['scripts']).flatMap((file) => file.imports)];
    const wrong = all.filter(
      ({ from, to }) => moduleOf(to) === 'entrypoints' && moduleOf(from) !== 'entrypoints',
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('components and the code below never import tests or scripts', () => {
    const wrong = imports.filter(({ to }) => ['tests', 'scripts'].includes(moduleOf(to)));
    expect(wrong.map(said)).toEqual([]);
  });

  it('a content script reaches its own platform and no other', () => {
    for (const { path, imports: own } of files) {
      const id = /^entrypoints\/([\w-]+)\.content\.ts$/.exec(path)?.[1];
      if (!id) continue;
      const reached = own.filter(({ to }) => moduleOf(to) === 'platforms').map(({ to }) => to);
      expect(reached.sort()).toEqual(
        [`utils/platforms/${id}`, `utils/platforms/${id}/meta`, 'utils/platforms/matches'].sort(),
      );
    }
  });
});

describe("the browser's own interface", () => {
  const MAY_USE = new Set(['entrypoints', 'messaging', 'settings']);

  it('is imported by entries, messaging and settings only', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        /^npm:(wxt\/browser|webextension-polyfill|@wxt-dev\/webextension)/.test(to) &&
        !MAY_USE.has(moduleOf(from)),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('is not reached as a global', () => {
    const wrong: string[] = [];
    for (const { path, program } of files) {
      walk(program, (node) => {
        const object = node.object as Node | undefined;
        const name = object?.type === 'Identifier' ? object.name : undefined;
        if (node.type !== 'MemberExpression') return;
        if (name === 'chrome' || (name === 'browser' && !MAY_USE.has(moduleOf(path)))) {
          wrong.push(`${path}: ${name}`);
        }
      });
    }
    expect(wrong).toEqual([]);
  });
});
