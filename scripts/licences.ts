import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface PackageFile {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

/** Licences that code in the package may have. */
const ALLOWED = /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|MPL-2\.0|MIT OR Apache-2\.0)$/;
const LICENCE_FILES = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE'];

function read(name: string): PackageFile | null {
  const path = join('node_modules', name, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PackageFile) : null;
}

/** Every package that the extension's code may contain: the dependencies and theirs. */
function shipped(): PackageFile[] {
  const own = JSON.parse(readFileSync('package.json', 'utf8')) as PackageFile;
  const found = new Map<string, PackageFile>();
  const visit = (names: readonly string[]) => {
    for (const name of names) {
      const file = found.has(name) ? null : read(name);
      // Types only: nothing of these reaches the package.
      if (!file || name.startsWith('@types/')) continue;
      found.set(name, file);
      visit(Object.keys(file.dependencies ?? {}));
    }
  };
  visit(Object.keys(own.dependencies ?? {}));
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function licenceText(name: string): string {
  const file = LICENCE_FILES.map((each) => join('node_modules', name, each)).find(existsSync);
  return file ? readFileSync(file, 'utf8').trim() : '(the package carries no licence text)';
}

/** Writes the notices of what the package contains. */
export function writeNotices(path: string): void {
  const parts = shipped().map(
    ({ name, version, license }) =>
      `${name} ${version} (${license ?? 'unknown'})\n\n${licenceText(name)}\n`,
  );
  writeFileSync(
    path,
    `Make It Mine contains the following software of others.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`,
  );
}

/** Names of shipped packages whose licence is not among the allowed ones. */
function refused(): string[] {
  return shipped()
    .filter(({ license }) => !ALLOWED.test(license ?? ''))
    .map(({ name, license }) => `${name}: ${license ?? 'no licence stated'}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bad = refused();
  for (const line of bad) console.error(line);
  process.exit(bad.length === 0 ? 0 : 1);
}
