import { readFileSync } from 'node:fs';
import { run } from './command.ts';

interface Finding {
  code: string;
  file?: string;
}
interface LintReport {
  errors: Finding[];
  warnings: Finding[];
}
interface KnownWarning {
  code: string;
  file: string;
  count: number;
  reason: string;
}

/** File names of built chunks end in a digest that changes with every build. */
const plain = (file: string | undefined): string => (file ?? '').replace(/-[\w-]{8}\.js$/, '.js');

/** Lints the Firefox package: no errors, and the warnings that are known, each with its reason. */
export async function lintExtension(): Promise<string[]> {
  const { output } = await run('addons-linter', ['--output', 'json', '.output/firefox-mv3'], {
    quiet: true,
  });
  const report = JSON.parse(output.slice(output.indexOf('{'))) as LintReport;
  const known = JSON.parse(
    readFileSync('tests/extension-lint.json', 'utf8'),
  ) as readonly KnownWarning[];
  const problems = report.errors.map(({ code, file }) => `error ${code} in ${plain(file)}`);
  const counts = new Map<string, number>();
  for (const { code, file } of report.warnings) {
    const key = `${code} in ${plain(file)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const { code, file, count } of known) {
    const key = `${code} in ${file}`;
    const seen = counts.get(key) ?? 0;
    if (seen !== count) problems.push(`warning ${key}: ${seen} seen, ${count} known`);
    counts.delete(key);
  }
  for (const [key, count] of counts) problems.push(`warning ${key}: ${count} seen, none known`);
  return problems;
}
