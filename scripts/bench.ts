import { readdirSync } from 'node:fs';
import { run } from './command.ts';

/** `npm run bench -- NAME [--json FILE]`: runs one bench by name; without a name, says which there are. */
export async function task([name, ...args]: string[]): Promise<number> {
  const names = readdirSync('tests/bench')
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.replace('.bench.ts', ''));
  if (!name || !names.includes(name)) {
    console.log(`Benches: ${names.join(', ')}`);
    return name ? 2 : 0;
  }
  return (await run('node', [`tests/bench/${name}.bench.ts`, ...args])).code;
}
