import type { Progress } from '#commands/command.ts';

/** Where lines go. `rewritable`: a terminal, whose last line may be written over. */
export type Streams = {
  out(text: string): void;
  err(text: string): void;
  rewritable: boolean;
};

/** Milliseconds of a clock that never goes back. */
export type Clock = () => number;

const redrawMs = 100;
const lineMs = 3000;

/**
 * Prints a command's lines and its progress. On a terminal the progress is one line written over and over;
 * elsewhere a line for each new thing and then every three seconds; `quiet` leaves it out (JSON for machines).
 */
export class Terminal {
  private drawn = false;
  private shownAt = -Infinity;
  private lastText = '';
  private since: { what: string; at: number; done: number } | null = null;

  constructor(
    private readonly streams: Streams,
    private readonly quiet: boolean,
    private readonly now: Clock = () => performance.now()
  ) {}

  out(line: string): void {
    this.clear();
    this.streams.out(`${line}\n`);
  }

  err(line: string): void {
    this.clear();
    this.streams.err(`${line}\n`);
  }

  progress(progress: Progress): void {
    if (this.quiet) return;
    const now = this.now();
    if (this.since?.what !== progress.what) {
      this.since = { what: progress.what, at: now, done: progress.done };
      this.shownAt = -Infinity;
    }
    const finished = progress.total !== null && progress.done >= progress.total;
    const pause = this.streams.rewritable ? redrawMs : lineMs;
    if (now - this.shownAt < pause && !(finished && this.streams.rewritable)) return;
    this.shownAt = now;
    const text = progressText(progress, progress.done - this.since.done, now - this.since.at);
    if (!this.streams.rewritable) {
      if (text !== this.lastText) this.streams.err(`${text}\n`);
      this.lastText = text;
      return;
    }
    this.streams.err(`\r\u001b[2K${text}`);
    this.drawn = true;
  }

  /** Takes the progress line away; call once at the end. */
  clear(): void {
    if (this.drawn) this.streams.err('\r\u001b[2K');
    this.drawn = false;
  }
}

/** `orders: 120 000 of 1 000 000, 85 000/s, 10 s left`. `gained` in `elapsed_ms` gives the rate. */
export function progressText(progress: Progress, gained: number, elapsed_ms: number): string {
  if (progress.done === 0 && progress.total === null) return `${progress.what} …`;
  const rate = elapsed_ms >= 250 && gained > 0 ? (gained * 1000) / elapsed_ms : null;
  const of = progress.total === null ? '' : ` of ${count(progress.total)}`;
  const parts = [`${progress.what}: ${count(progress.done)}${of}`];
  if (rate !== null) {
    parts.push(`${count(rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10)}/s`);
    const left = progress.total === null ? 0 : (progress.total - progress.done) / rate;
    if (left > 0) parts.push(`${duration(left)} left`);
  }
  return parts.join(', ');
}

const count = (n: number): string => n.toLocaleString('en-GB').replaceAll(',', ' ');

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
