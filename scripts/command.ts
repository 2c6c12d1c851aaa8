import { spawn } from 'node:child_process';

export interface Finished {
  code: number;
  output: string;
}

/** Runs a command of the project; its output is passed on, or kept when `quiet`. */
export function run(
  command: string,
  args: readonly string[] = [],
  { quiet = false, env = {} }: { quiet?: boolean; env?: Record<string, string> } = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...env },
    });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (!quiet) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a command that must succeed; ends the process with its output otherwise. */
export async function must(command: string, args: readonly string[] = []): Promise<void> {
  const { code, output } = await run(command, args, { quiet: true });
  if (code === 0) return;
  process.stderr.write(output);
  console.error(`${command} ${args.join(' ')} failed`);
  process.exit(code);
}
