import { z } from 'zod';
import { StoreError, VitrineError } from '#model/problem.ts';
import type { Context, Progress } from '#commands/command.ts';
import type { Presence } from '#lib/server/presence.ts';

/** A command on its way to the server that holds the store. `cwd`: the caller's folder; `input`: what stood on its input. */
export const Order = z.object({
  command: z.string().min(1),
  args: z.array(z.string()).max(10_000),
  cwd: z.string().min(1),
  json: z.boolean(),
  input: z.string().max(100_000).optional()
});
export type Order = z.infer<typeof Order>;

/** One line of the server's answer. `beat`: nothing but a sign of life. `exit` comes last. */
export type Line =
  { out: string } | { err: string } | { progress: Progress } | { beat: true } | { exit: number };

/**
 * Has the server run a command and prints what it says as if it ran here. Aborting the context's signal cancels it there.
 * Result: the exit code, or null when no server answers at that address (a stale file).
 */
export async function handOver(
  presence: Presence,
  order: Order,
  context: Pick<Context, 'out' | 'err' | 'progress' | 'signal'>
): Promise<number | null> {
  const response = await post(presence, order, context.signal);
  if (response === null) return null;
  if (response.status !== 200 || response.body === null) throw await refusal(response);
  for await (const line of lines(response.body)) {
    if ('out' in line) context.out(line.out);
    else if ('err' in line) context.err(line.err);
    else if ('progress' in line) context.progress(line.progress);
    else if ('exit' in line) return line.exit;
  }
  throw new StoreError('the server stopped before the command ended');
}

async function post(presence: Presence, order: Order, signal: AbortSignal) {
  try {
    return await fetch(`${presence.url}/ops/command`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${presence.token}`,
        'content-type': 'application/json',
        'accept-encoding': 'identity'
      },
      body: JSON.stringify(order),
      signal
    });
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    // The server is ours and of this version; its lines are trusted.
    for (const part of parts) if (part !== '') yield JSON.parse(part) as Line;
  }
}

async function refusal(response: Response): Promise<VitrineError> {
  const text = await response.text();
  return new VitrineError(
    'hand_over_refused',
    response.status,
    1,
    `the running server refused the command: ${response.status} ${text.slice(0, 200)}`
  );
}
