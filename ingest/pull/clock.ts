import { setTimeout as pause } from 'node:timers/promises';

/** The time of a pull; an argument, so that tests need neither a clock nor sleep. */
export type Clock = {
  now(): Date;
  /** Resolves after so many milliseconds. Errors: the signal's reason. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
};

/** The machine's own clock. */
export const clock: Clock = {
  now: () => new Date(),
  wait: async (ms, signal) => {
    signal.throwIfAborted();
    try {
      await pause(ms, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  }
};
