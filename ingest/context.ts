import type { Settings } from '#model/settings.ts';
import type { Store } from '#queries/store.server.ts';

/** What the collector has: effects come in here, so that tests need neither clock nor network. */
export type CollectContext = {
  store(): Promise<Store>;
  /** key of the customer pseudonyms, and what seals are derived from */
  readonly secret: string;
  now(): Date;
  /** aborted when the server stops */
  signal: AbortSignal;
  settings: Settings;
  /** a remark for the operator, one line; never a body, a key, an address */
  log(line: string): void;
};

/** What a route knows beside the request: address of the socket's other end, which may be a proxy. */
export type CollectDoor = { address: string };
