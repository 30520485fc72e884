import type { Upload } from './uploads.ts';
import { followWork, type Progress } from './work.ts';

const beat_ms = 10_000;

/**
 * Progress of an import as JSON lines: the present state at once, each change, the ending last. An upload that is not
 * being imported gives its ending alone, or nothing. Leaving does not stop the import.
 */
export function progressStream(upload: Upload): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop: (() => void) | null = null;
  let beat: NodeJS.Timeout | undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const end = (): void => {
        open = false;
        clearInterval(beat);
        controller.close();
      };
      const say = (progress: Progress): void => {
        if (!open) return;
        controller.enqueue(encoder.encode(`${JSON.stringify(progress)}\n`));
        if (progress.status !== 'running') end();
      };
      stop = followWork(upload.upload_id, say);
      if (stop !== null) {
        // proxies cut a silent connection; an empty line means nothing to the reader
        beat = setInterval(() => controller.enqueue(encoder.encode('\n')), beat_ms);
      } else if (upload.ending === null) end();
      else say(finished(upload.ending));
    },
    cancel() {
      clearInterval(beat);
      stop?.();
    }
  });
}

const finished = (ending: NonNullable<Upload['ending']>): Progress => ({
  status: ending.status,
  phase: 'sums',
  done: ending.read_n,
  total: ending.read_n,
  seconds: ending.seconds,
  rows_per_s: null,
  left_s: null,
  ending
});
