import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The key of seals and pseudonyms in the torture. */
export const secret = 'torture-secret-torture-secret';

/** A built server at work. `kill`: SIGKILL; resolves once it is gone. */
export type Victim = { url: string; kill(): Promise<void>; output(): string };

/** Starts the built server on a data folder. Errors: what it printed, when it ends before it listens. */
export async function startVictim(data: string, env: Record<string, string> = {}): Promise<Victim> {
  const child = spawn(process.execPath, ['server.js'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      VITRINE_DATA: data,
      VITRINE_DEMO: 'false',
      VITRINE_SECRET: secret,
      VITRINE_COLLECT_REQUESTS_PER_MINUTE: '100000000',
      ...env
    }
  });
  const exit = once(child, 'exit');
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /Vitrine on (http:\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exit.then(() => reject(new Error(`the server ended; it said:\n${text}`)));
  });
  return {
    url,
    output: () => text,
    async kill() {
      child.kill('SIGKILL');
      await exit;
    }
  };
}
