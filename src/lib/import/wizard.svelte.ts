import { api, follow, Refused, send, type Sending } from '#lib/import/api.ts';
import type { Choices, Lists, Preview, Progress, Session, View } from '#lib/import/types.ts';

/** The steps of an import, in order. */
export const steps = ['key', 'file', 'reading', 'columns', 'check', 'import'] as const;
export type Step = (typeof steps)[number];

/** Step of an address; null when it names none. */
export const stepOf = (text: string | null): Step | null =>
  steps.find((step) => step === text) ?? null;

/** What the page knows of the import at work. Every choice goes to the server at once, so that a reload keeps it. */
export class Wizard {
  ready = $state(false);
  session = $state.raw<Session | null>(null);
  lists = $state.raw<Lists | null>(null);
  view = $state.raw<View | null>(null);
  preview = $state.raw<Preview | null>(null);
  progress = $state.raw<Progress | null>(null);
  sending = $state.raw<{ name: string; sent: number; total: number } | null>(null);
  problem = $state.raw<Refused | null>(null);
  busy = $state(false);
  /** our column whose first open word is to have the focus once it is there */
  wanted: string | null = null;
  private upload: Sending | null = null;
  private following: AbortController | null = null;
  private saving: Promise<unknown> = Promise.resolve();

  /** Does some work, with what goes wrong shown on the page. Result: whether it went well. */
  async attempt(work: () => Promise<void>): Promise<boolean> {
    this.problem = null;
    this.busy = true;
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code === 'unauthorized') this.session = null;
      if (error.code !== 'stopped') this.problem = error;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Who is at work in this browser already, and the upload of the address. */
  async start(upload_id: string | null): Promise<void> {
    await this.attempt(async () => {
      this.session = await api.session().catch((error: unknown) => {
        if (error instanceof Refused && error.code === 'unauthorized') return null;
        throw error;
      });
      if (this.session !== null && upload_id !== null) await this.load(upload_id);
    });
    this.ready = true;
  }

  /** Makes an upload the one at work; an import that runs is followed again. */
  async load(upload_id: string): Promise<void> {
    if (this.view?.upload_id === upload_id) return;
    this.forget();
    this.view = await api.view(upload_id);
    if (this.view.running) this.watch();
  }

  /** Leaves the upload at work; it stays on the server. */
  forget(): void {
    this.following?.abort();
    this.view = null;
    this.preview = null;
    this.progress = null;
  }

  send(file: File): Promise<boolean> {
    return this.attempt(async () => {
      const max = this.session?.upload_bytes_max ?? Infinity;
      if (file.size > max) throw new Refused('too_large', String(max));
      this.sending = { name: file.name, sent: 0, total: file.size };
      this.upload = send(file, (sent) => {
        this.sending = { name: file.name, sent, total: file.size };
      });
      try {
        const view = await this.upload.view;
        this.forget();
        this.view = view;
      } finally {
        this.sending = null;
        this.upload = null;
      }
    });
  }

  stopSending(): void {
    this.upload?.stop();
  }

  /** Changes the choices here at once and on the server one after the other. */
  choose(change: Partial<Choices>): Promise<boolean> {
    const { view } = this;
    if (view === null) return Promise.resolve(false);
    const choices = { ...view.choices, ...change };
    this.view = { ...view, choices };
    this.preview = null;
    this.saving = this.saving.then(() =>
      this.attempt(async () => {
        const saved = await api.choose(view.upload_id, choices);
        if (this.view?.choices === choices) this.view = saved;
      })
    );
    return this.saving.then(() => this.problem === null);
  }

  look(): Promise<boolean> {
    return this.attempt(async () => {
      if (this.view === null) return;
      await this.saving;
      this.preview = await api.preview(this.view.upload_id);
    });
  }

  run(): Promise<boolean> {
    return this.attempt(async () => {
      if (this.view === null) return;
      await api.run(this.view.upload_id);
      this.view = { ...this.view, ending: null, running: true };
      this.watch();
    });
  }

  /** Follows the running import; a line that is cut is taken up again until the import has ended. */
  private watch(): void {
    const id = this.view?.upload_id;
    if (id === undefined) return;
    this.following?.abort();
    const { signal } = (this.following = new AbortController());
    this.progress = {
      ...{ status: 'running', phase: 'look', done: 0, total: null, seconds: 0 },
      ...{ rows_per_s: null, left_s: null, ending: null }
    } as Progress; // the two halves make one
    const tell = (progress: Progress): void => {
      this.progress = progress;
      if (progress.ending !== null && this.view?.upload_id === id)
        this.view = { ...this.view, ending: progress.ending, running: false };
    };
    const again = async (): Promise<void> => {
      while (!signal.aborted && this.progress?.status === 'running') {
        await follow(id, tell, signal).catch(() => undefined); // cut off: asked again below
        if (this.progress?.status === 'running') await new Promise((end) => setTimeout(end, 1000));
      }
    };
    void again();
  }

  undo(): Promise<boolean> {
    return this.attempt(async () => {
      const { view } = this;
      if (view === null || view.ending === null) return;
      await api.undo(view.upload_id);
      this.view = { ...view, ending: { ...view.ending, status: 'undone' } };
      this.progress = null;
    });
  }

  refresh(): Promise<boolean> {
    return this.attempt(async () => {
      this.lists = await api.lists();
    });
  }
}
