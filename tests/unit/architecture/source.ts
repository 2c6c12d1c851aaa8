import { readdirSync, readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { parseSync } from 'vite';

/** The root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../../..');

/** One import, re-export or dynamic import of a file. */
export interface Import {
  /** The importing file, from the repository's root, with slashes. */
  from: string;
  /** What it names, likewise and without extension; `npm:NAME` for a package. */
  to: string;
  /** Erased by the compiler: types only. */
  typeOnly: boolean;
  dynamic: boolean;
}

export interface SourceFile {
  path: string;
  text: string;
  lines: number;
  imports: readonly Import[];
  defaultExport: boolean;
  program: Node;
}

/** A node of a syntax tree, as far as these tests look into it. */
export interface Node {
  type: string;
  [key: string]: unknown;
}

/** Files under `folders`, from the repository's root, whose names pass. */
export function filesIn(folders: readonly string[], wanted: RegExp): string[] {
  return folders.flatMap((folder) =>
    readdirSync(resolve(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && wanted.test(entry.name))
      .map((entry) =>
        posix.relative(
          ROOT.replaceAll('\\', '/'),
          `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'),
        ),
      ),
  );
}

/** The path a specifier leads to, from the repository's root, without extension. */
function resolved(specifier: string, from: string): string {
  const path = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? posix.join(posix.dirname(from), specifier)
      : null;
  return path === null ? `npm:${specifier}` : path.replace(/\.(ts|tsx)$/, '');
}

/** Imports of a module as the parser of the build sees them. */
export function importsOf(path: string, text: string): readonly Import[] {
  const { module } = parseSync(path, text);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean, dynamic = false) =>
    found.push({ from: path, to: resolved(specifier, path), typeOnly, dynamic });
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType));
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest) add(moduleRequest.value, isType);
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = text.slice(moduleRequest.start, moduleRequest.end);
    // An address put together at run time would escape these tests.
    if (!/^(['"`])[^'"`$]*\1$/.test(literal)) throw new Error(`${path}: import(${literal})`);
    add(literal.slice(1, -1), false, true);
  }
  return found;
}

function parsed(path: string): SourceFile {
  const text = readFileSync(resolve(ROOT, path), 'utf8');
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const exported = module.staticExports.flatMap(({ entries }) => entries);
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    imports: importsOf(path, text),
    defaultExport: exported.some(({ exportName }) => exportName.kind === 'Default'),
    program: program as unknown as Node,
  };
}

/** Every TypeScript file under `folders`; AssemblyScript is another language and left out. */
export function sources(folders: readonly string[]): readonly SourceFile[] {
  return filesIn(folders, /(?<!\.as)\.tsx?$/).map(parsed);
}

/** The module a path belongs to: `lib`, `engine`, …, `components`, `entrypoints`, or its first folder. */
export function moduleOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'utils' ? second : first;
}

/** Calls back for every node of a syntax tree. */
export function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, visit);
  } else if (typeof value === 'object' && value !== null) {
    if (typeof (value as Node).type === 'string') visit(value as Node);
    for (const each of Object.values(value)) walk(each, visit);
  }
}
