import { run } from './command.ts';

/** `npm run looks -- PHOTO… [--out DIR]`: contact sheets of every look on the given photos. */
export async function task(args: string[]): Promise<number> {
  return (await run('node', ['scripts/looks.ts', ...args])).code;
}
