import { execute, parseCall, report } from '#commands/runner/execute.ts';
import type { Line, Order } from '#commands/runner/hand-over.ts';
import { serverContext, untilStop } from '#lib/server/context.server.ts';

const beatMs = 10_000;

/** Runs a handed-over command and streams what it says, one JSON line each, the exit code last. Leaving cancels it. */
export function commandStream(order: Order): ReadableStream<Uint8Array> {
  const abort = new AbortController();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (line: Line) => {
        if (!abort.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      const beat = setInterval(() => say({ beat: true }), beatMs);
      void untilStop(exitOf(order, say, abort.signal)).then((exit) => {
        clearInterval(beat);
        say({ exit });
        if (!abort.signal.aborted) controller.close();
      });
    },
    cancel: () => abort.abort()
  });
}

async function exitOf(
  order: Order,
  say: (line: Line) => void,
  signal: AbortSignal
): Promise<number> {
  const output = {
    out: (out: string) => say({ out }),
    err: (err: string) => say({ err }),
    progress: (progress: Extract<Line, { progress: unknown }>['progress']) => say({ progress })
  };
  const context = serverContext(output, signal, order);
  try {
    return await execute(await parseCall([order.command, ...order.args]), context);
  } catch (error) {
    return report(error, context);
  }
}
