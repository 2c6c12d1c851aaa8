import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { type Build, builds, scriptsOf } from './built';
import { type Node, walk } from './source';

const both = builds();
const only = (name: Build['name']): Build => {
  const build = both.find((each) => each.name === name);
  if (!build) throw new Error(`no build for ${name}`);
  return build;
};

/** What is found in a built script when it holds a library or asks for an interface. */
const MARKS = {
  Dexie: /\bDexie\b|DexieError|OpenFailedError/,
  React: /react\.(transitional\.)?element|Minified React error|react\.dev\/errors/,
  zod: /\b_zod\b|ZodError/,
  openai: /openai/i,
  indexedDB: /\bindexedDB\b|\bIDBKeyRange\b/,
  engine: /engine\.worker|clip\.worker|new Worker\(|WebAssembly|VideoEncoder/,
  offscreen: /\boffscreen\.(create|close|has)Document|OFFSCREEN_DOCUMENT/,
} as const;
type Mark = keyof typeof MARKS;

function marksIn(text: string, among: readonly Mark[]): Mark[] {
  return among.filter((mark) => MARKS[mark].test(text));
}

const LIMIT = 20 * 1024;

describe.each(both)('the $name build', (build) => {
  const scripts = build.files.filter((path) => path.endsWith('.js'));
  const content = build.manifest.content_scripts.flatMap(({ js }) => js);
  const textOf = (paths: readonly string[]) => paths.map((path) => build.text(path)).join('\n');

  it('shows every mark somewhere, so that its absence elsewhere says something', () => {
    const missing = (['Dexie', 'React', 'zod', 'indexedDB', 'engine'] as const).filter(
      (mark) => !MARKS[mark].test(textOf(scripts)),
    );
    expect(missing).toEqual([]);
  });

  it.each(content)('%s is small and knows neither database, React nor schemas', (path) => {
    const forbidden = ['Dexie', 'React', 'zod', 'openai', 'indexedDB', 'engine'] as const;
    expect(marksIn(build.text(path), forbidden)).toEqual([]);
    const size = gzipSync(build.text(path), { level: 9 }).length;
    console.log(`${build.name} ${path}: ${size} bytes gzipped`);
    expect(size).toBeLessThanOrEqual(LIMIT);
  });

  it('gives a site one script, and no styles or frames of its own', () => {
    expect(content.length).toBe(new Set(content).size);
    for (const script of build.manifest.content_scripts) {
      expect(Object.keys(script).sort()).toEqual(['js', 'matches']);
      expect(script.js.length).toBe(1);
    }
  });

  it('has a panel without database and engine', () => {
    const loaded = scriptsOf(build, 'panel.html');
    expect(loaded.length).toBeGreaterThan(1);
    expect(marksIn(textOf(loaded), ['React', 'zod'])).toEqual(['React', 'zod']);
    expect(marksIn(textOf(loaded), ['Dexie', 'indexedDB', 'engine', 'openai'])).toEqual([]);
    expect(textOf(loaded)).not.toMatch(/\b(localStorage|sessionStorage)\b/);
  });

  it('runs no text as code', () => {
    const found: string[] = [];
    for (const path of scripts) {
      const code = build.text(path);
      walk(parseSync(path, code).program, (node) => {
        if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return;
        const callee = node.callee as Node;
        const name = callee.type === 'Identifier' ? String(callee.name) : '';
        if (name !== 'eval' && name !== 'Function') return;
        // zod asks once whether it may, with nothing to run; our setting answers before it asks.
        const [first] = node.arguments as Node[];
        const text = code.slice(Number(first?.start), Number(first?.end));
        if (name !== 'Function' || !/^(``|''|"")$/.test(text))
          found.push(`${path}: ${name}(${text})`);
      });
      if (/importScripts\(/.test(code)) found.push(`${path}: importScripts`);
    }
    expect(found).toEqual([]);
  });

  it('loads scripts and styles of its own only', () => {
    const pages = build.files.filter((path) => path.endsWith('.html'));
    expect(pages).toContain('panel.html');
    for (const page of pages) {
      const html = build.text(page);
      const outside = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].filter(
        ([, url]) => !url?.startsWith('/') || url.startsWith('//'),
      );
      expect(outside.map(([text]) => text)).toEqual([]);
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
      expect(html).not.toMatch(/\son\w+=|<style/i);
    }
  });

  it('carries no source maps and no sources', () => {
    expect(build.files.filter((path) => /\.(map|ts|tsx)$/.test(path))).toEqual([]);
  });
});

it("Chrome's background holds no engine and no database", () => {
  const background = only('chrome').text('background.js');
  expect(marksIn(background, ['Dexie', 'indexedDB', 'engine', 'React', 'openai'])).toEqual([]);
  expect(marksIn(background, ['offscreen'])).toEqual(['offscreen']);
});

it("Firefox's background is the workshop, without an offscreen document", () => {
  const { files, text, manifest } = only('firefox');
  expect(files).not.toContain('offscreen.html');
  expect(manifest.permissions).not.toContain('offscreen');
  const background = text('background.js');
  expect(marksIn(background, ['Dexie', 'engine'])).toEqual(['Dexie', 'engine']);
  for (const path of files.filter((each) => each.endsWith('.js'))) {
    expect(`${path}: ${marksIn(text(path), ['offscreen'])}`).toBe(`${path}: `);
  }
});
