// What we add to a page before the first press: bytes of each content script, plain and gzipped,
// against the budget of 20 kB.
//   npm run bench -- page-size [--json FILE]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const BUDGET = 20 * 1024;
const { values } = parseArgs({ options: { json: { type: 'string' } } });

const rows = ['.output/chrome-mv3', '.output/firefox-mv3'].flatMap((build) => {
  const folder = join(build, 'content-scripts');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      const gzip = gzipSync(bytes, { level: 9 }).length;
      return { build, name, bytes: bytes.length, gzip, ofBudget: gzip / BUDGET };
    });
});
for (const { build, name, bytes, gzip, ofBudget } of rows) {
  console.log(
    `${build}/${name}: ${bytes} B, ${gzip} B gzip, ${(ofBudget * 100).toFixed(0)} % of 20 kB`,
  );
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
