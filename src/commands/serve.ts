import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { VitrineError } from '#model/problem.ts';
import { defineCommand } from '#commands/command.ts';

/** `serve`: the production server in the foreground, until stopped. */
export const command = defineCommand({
  name: 'serve',
  usage: '',
  help: 'Run the production server, as npm start does after set-up.',
  options: {},
  local: true,
  run: async (_, { signal }) => {
    const file = join(process.cwd(), 'server.js');
    if (!existsSync(file)) throw new VitrineError('no_server', 500, 1, `no such file: ${file}`);
    // An interrupt typed at a terminal reaches the child by itself; a signal sent to this process is passed on.
    const child = spawn(process.execPath, [file], { stdio: 'inherit' });
    signal.addEventListener('abort', () => child.kill('SIGTERM'));
    return new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => resolve(code ?? 1));
    });
  }
});
