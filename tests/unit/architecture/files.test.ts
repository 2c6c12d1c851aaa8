import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, type Node, ROOT, sources, walk } from './source';

const CODE = ['entrypoints', 'components', 'utils'];
const ALL = [...CODE, 'scripts', 'tests'];
const files = sources(ALL);
const product = files.filter(({ path }) => CODE.some((folder) => path.startsWith(`${folder}/`)));
const linesOf = (path: string) => readFileSync(resolve(ROOT, path), 'utf8').split('\n').length - 1;

const CEILING = 400;
const ENTRY_CEILING = 130;

describe('files', () => {
  it('are small', () => {
    const sizes = filesIn(ALL, /\.(ts|tsx|css|mjs)$/).map((path) => ({
      path,
      lines: linesOf(path),
    }));
    const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
    console.log(`${sorted.length} files: median ${at(0.5)} lines, nine in ten up to ${at(0.9)}`);
    expect(sizes.filter(({ lines }) => lines > CEILING)).toEqual([]);
    expect(at(0.5)).toBeLessThan(100);
    expect(at(0.9)).toBeLessThanOrEqual(250);
  });

  it('that are entries only wire', () => {
    const long = files.filter(
      ({ path, lines }) => path.startsWith('entrypoints/') && lines > ENTRY_CEILING,
    );
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it('have names in kebab case', () => {
    const wrong = filesIn(ALL, /^/).filter((path) =>
      path
        .split('/')
        .some((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(part)),
    );
    expect(wrong.filter((path) => !path.endsWith('/README.md'))).toEqual([]);
  });

  it('export by name, entries aside', () => {
    const wrong = files
      .filter(({ defaultExport }) => defaultExport)
      .map(({ path }) => path)
      .filter((path) => !/^entrypoints\/[\w-]+(\.content)?\.ts$/.test(path));
    expect(wrong).toEqual([]);
    expect(files.find(({ path }) => path === 'entrypoints/background.ts')?.defaultExport).toBe(
      true,
    );
  });

  it('of the stand-ins know nothing of us', () => {
    const wrong = filesIn(['tests/stand-ins'], /\.(ts|tsx|css|html)$/).filter((path) =>
      /data-mim|\bmim\b|make[ -]it[ -]mine/i.test(
        // The start page is ours: it says what to do with the stand-ins.
        path.startsWith('tests/stand-ins/start/') ? '' : readFileSync(resolve(ROOT, path), 'utf8'),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('components', () => {
  const components = product.filter(({ path }) => path.startsWith('components/'));
  const words = (value: unknown) => typeof value === 'string' && /\p{L}{2}/u.test(value);

  it('hold no words of their own', () => {
    const wrong: string[] = [];
    for (const { path, program } of components) {
      walk(program, (node) => {
        if (node.type === 'JSXText' && words(node.value)) {
          wrong.push(`${path}: ${String(node.value).trim()}`);
        }
        const name = (node.name as Node | undefined)?.name;
        const value = node.value as Node | undefined;
        const spoken =
          /^(aria-(label|description|valuetext|roledescription)|title|alt|placeholder)$/;
        if (node.type === 'JSXAttribute' && spoken.test(String(name)) && words(value?.value)) {
          wrong.push(`${path}: ${String(name)}="${String(value?.value)}"`);
        }
      });
    }
    expect(components.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it('are laid out by logical directions, for right-to-left', () => {
    const physical =
      /(?:^|[{;])\s*(?:(?:margin|padding|border)-(?:left|right)\b|(?:left|right)\s*:|(?:float|text-align)\s*:\s*(?:left|right))/;
    const wrong = filesIn(['components', 'entrypoints'], /\.css$/).flatMap((path) =>
      readFileSync(resolve(ROOT, path), 'utf8')
        .split('\n')
        .flatMap((line, at) => (physical.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
    );
    expect(wrong).toEqual([]);
  });
});

describe('code', () => {
  it('never asks to run text, nor puts text into a page as markup', () => {
    const wrong: string[] = [];
    for (const { path, program } of product) {
      walk(program, (node) => {
        const callee = node.callee as Node | undefined;
        const property = node.property as Node | undefined;
        const named = callee?.type === 'Identifier' ? String(callee.name) : '';
        const calls = node.type === 'CallExpression' || node.type === 'NewExpression';
        if (calls && ['eval', 'Function'].includes(named)) wrong.push(`${path}: ${named}`);
        const attribute = (node.name as Node | undefined)?.name;
        if (node.type === 'JSXAttribute' && attribute === 'dangerouslySetInnerHTML') {
          wrong.push(`${path}: dangerouslySetInnerHTML`);
        }
        const markup = /^(innerHTML|outerHTML|insertAdjacentHTML|write|writeln)$/;
        const object = node.object as Node | undefined;
        const onDocument = object?.type === 'Identifier' && object.name === 'document';
        if (node.type !== 'MemberExpression' || !markup.test(String(property?.name))) return;
        if (!String(property?.name).startsWith('write') || onDocument) {
          wrong.push(`${path}: ${String(property?.name)}`);
        }
      });
    }
    expect(wrong).toEqual([]);
  });
});
