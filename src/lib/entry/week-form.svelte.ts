import { readEntry, todayIn, type EntryFaults, type EntryValues } from '#lib/entry/form.ts';
import { keepPage, newRequestId } from '#lib/entry/keep-page.ts';
import { EntryQueue, type Waiting } from '#lib/entry/queue.svelte.ts';
import type { EntryField } from '#model/week-entry.ts';
import { totalOf } from '#model/week-entry.ts';

/** Whose form it is, and what it is read by. */
export type FormGround = {
  shop: string;
  user: string;
  currency: string;
  zone: string;
  fed: readonly EntryField[];
};

/** What became of the last form: nothing yet, kept by the server, or lost because nothing could keep it. */
export type Outcome = { kind: 'saved' | 'same'; item: Waiting } | { kind: 'unkept' } | null;

/** The form of a week where scripts run: read in the browser, kept on the device, sent when it can be. */
export class WeekForm {
  faults = $state<EntryFaults | null>(null);
  outcome = $state<Outcome>(null);
  queue = $state<EntryQueue | null>(null);
  private is_busy = false;
  private request_id = '';

  constructor(
    private readonly ground: () => FormGround,
    private readonly onsaved: () => void
  ) {}

  /** In the browser, once. Gives what ends it. */
  start(): () => void {
    const { shop, user } = this.ground();
    this.request_id = newRequestId();
    const queue = new EntryQueue(shop, user, (item, same) => {
      this.outcome = { kind: same ? 'same' : 'saved', item };
      this.onsaved();
    });
    this.queue = queue;
    const send = (): void => void queue.send();
    addEventListener('online', send);
    document.addEventListener('visibilitychange', send);
    queue.open().catch((cause: unknown) => console.warn('vitrine: nothing is kept here', cause));
    keepPage(location.pathname).catch((cause: unknown) =>
      console.warn('vitrine: the page is not kept', cause)
    );
    return () => {
      removeEventListener('online', send);
      document.removeEventListener('visibilitychange', send);
      queue.close();
    };
  }

  /** Takes the form as it stands; one at a time, so that a second click adds nothing. */
  async take(values: EntryValues): Promise<void> {
    if (this.is_busy || this.queue === null) return;
    this.is_busy = true;
    try {
      const { currency, zone, fed, shop, user } = this.ground();
      const read = readEntry(values, { currency, fed, today: todayIn(zone) });
      this.faults = 'faults' in read ? read.faults : null;
      this.outcome = null;
      if ('faults' in read) return;
      const { request_id } = this;
      const { week, amounts } = read.entry;
      const item = { request_id, shop, user, week, total_minor: totalOf(amounts), values };
      const kept = await this.queue.add({ ...item, queued_at: Date.now(), faults: null });
      if (kept) this.request_id = newRequestId();
      else this.outcome = { kind: 'unkept' };
    } finally {
      this.is_busy = false;
    }
  }
}
