import { deserialize } from '$app/forms';
import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import type { EntryFaults, EntryValues } from '#lib/entry/form.ts';

/** A week that is on its way. `queued_at`: the device's own clock, ms; only differences of it are used. */
export type Waiting = {
  request_id: string;
  shop: string;
  user: string;
  week: string;
  total_minor: number;
  values: EntryValues;
  queued_at: number;
  faults: EntryFaults | null;
};

/** What sending one came to. `later`: no network, or a server that is busy; it comes again. */
type Sent =
  | { state: 'done'; same: boolean }
  | { state: 'later' }
  | { state: 'sign_in' }
  | { state: 'refused'; faults: EntryFaults };

const send_timeout_ms = 20_000;
const retry_ms = 15_000;

/**
 * Weeks kept on this device until the server has them. One tab sends at a time; the server knows each by its number, so
 * that one sent twice is kept once. Only what the signed-in person entered for this shop is looked at.
 */
export class EntryQueue {
  items = $state<Waiting[]>([]);
  /** `later`: the last try found no network, or a server that is busy */
  state = $state<'idle' | 'sending' | 'later' | 'sign_in'>('idle');
  private store: UseStore | null = null;
  private readonly tabs = new BroadcastChannel('vitrine-entry');
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly shop: string,
    private readonly user: string,
    private readonly done: (item: Waiting, same: boolean) => void
  ) {
    this.tabs.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'later' && this.state === 'idle') this.state = 'later';
      void this.read();
    };
    this.timer = setInterval(() => void this.send(), retry_ms);
  }

  /** Reads what waits from before and tries to send it. */
  async open(): Promise<void> {
    this.store = createStore('vitrine-entry', 'weeks');
    await this.read();
    await this.send();
  }

  close(): void {
    clearInterval(this.timer);
    this.tabs.close();
  }

  /** Keeps a week on the device and sends it. False: the device keeps nothing, and it could not be sent either. */
  async add(item: Waiting): Promise<boolean> {
    try {
      if (this.store === null) throw new Error('nothing to keep it in');
      await set(item.request_id, $state.snapshot(item), this.store);
    } catch {
      const sent = await post(item); // a browser that keeps nothing: private windows
      if (sent.state === 'done') this.done(item, sent.same);
      return sent.state === 'done';
    }
    await this.read();
    void this.send();
    return true;
  }

  async drop({ request_id }: Waiting): Promise<void> {
    if (this.store !== null) await del(request_id, this.store);
    await this.read();
    this.tabs.postMessage('changed');
  }

  /** Sends what waits, unless another tab is at it. */
  async send(): Promise<void> {
    if (this.state === 'sending' || !this.items.some(({ faults }) => faults === null)) return;
    const locks: LockManager | undefined = navigator.locks;
    if (locks === undefined) return this.sendAll();
    await locks.request('vitrine-entry', { ifAvailable: true }, (lock) =>
      lock === null ? Promise.resolve() : this.sendAll()
    );
  }

  private async sendAll(): Promise<void> {
    await this.read(); // another tab may have sent some
    this.state = 'sending';
    let next: 'idle' | 'later' | 'sign_in' = 'idle';
    for (const item of this.items.filter(({ faults }) => faults === null)) {
      const sent = await post(item);
      if (sent.state === 'later' || sent.state === 'sign_in') {
        next = sent.state;
        break;
      }
      if (sent.state === 'done') {
        await this.drop(item);
        this.done(item, sent.same);
      } else if (this.store !== null) {
        await set(item.request_id, { ...$state.snapshot(item), faults: sent.faults }, this.store);
        await this.read();
      }
    }
    this.state = next;
    this.tabs.postMessage(next);
  }

  private async read(): Promise<void> {
    if (this.store === null) return;
    const all = (await entries<string, Waiting>(this.store)).map(([, item]) => item);
    this.items = all
      .filter(({ shop, user }) => shop === this.shop && user === this.user)
      .toSorted((a, b) => a.queued_at - b.queued_at);
  }
}

async function post(item: Waiting): Promise<Sent> {
  const form = new FormData();
  for (const [name, value] of Object.entries(item.values)) form.set(name, value);
  form.set('request_id', item.request_id);
  form.set('waited_s', String(Math.max(0, Math.round((Date.now() - item.queued_at) / 1000))));
  try {
    const response = await fetch(`/shop/${encodeURIComponent(item.shop)}/entry`, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
      signal: AbortSignal.timeout(send_timeout_ms)
    });
    if (response.status === 403) return { state: 'sign_in' };
    const result = deserialize(await response.text());
    if (result.type === 'redirect')
      return result.location.startsWith('/shop/')
        ? { state: 'done', same: result.location.endsWith('&same') }
        : { state: 'sign_in' };
    if (result.type !== 'failure') return { state: 'later' };
    return { state: 'refused', faults: (result.data?.['faults'] ?? {}) as EntryFaults }; // as our action gives them
  } catch {
    return { state: 'later' }; // no network, no answer in time, or a proxy's own page: it is sent again
  }
}
