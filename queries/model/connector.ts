import { z } from 'zod';
import type { Text } from '#model/metric.ts';
import {
  Channel,
  Fulfilment,
  OrderMode,
  OrderStatus,
  PaymentMoment,
  TaxBasis
} from '#model/order.ts';
import type { ReasonCode } from '#model/reason.ts';

const minor = z.number().int().safe();
const instant = z.iso.datetime();

/**
 * One version of one order or refund in our words. Amounts in minor units of `currency`: `net_minor` without tax when
 * `tax_basis` is ht, with it when ttc (the platform gave no tax). A refund has net_minor 0, refund_minor > 0, its own
 * `external_id` and day, and names the order in `refund_of`.
 * `customer`: the platform's id or the e-mail; it is keyed at once and never stored. Nothing else here is about a person.
 * `origin`: the platform's own word for where the order was placed. `payment_refs`: its references of the payment.
 */
export const OrderFact = z.object({
  external_id: z.string().min(1).max(200),
  version_at: instant.nullable(),
  ordered_at: instant,
  order_mode: OrderMode,
  channel: Channel,
  fulfilment: Fulfilment,
  payment_moment: PaymentMoment.nullable(),
  status: OrderStatus,
  net_minor: minor,
  tax_minor: minor.nullable(),
  refund_minor: minor.min(0),
  tax_basis: TaxBasis,
  currency: z.string().length(3),
  customer: z.string().nullable(),
  items_n: z.number().int().min(0).nullable(),
  refund_of: z.string().nullable(),
  origin: z.string().max(200).nullable(),
  payment_refs: z.array(z.string().max(200))
});
export type OrderFact = z.infer<typeof OrderFact>;

/** A day's total on one path, as a till, an acquirer or a ledger gives it. `day`: local to the shop. */
export const TakingsFact = z.object({
  day: z.iso.date(),
  version_at: instant.nullable(),
  order_mode: OrderMode,
  channel: Channel,
  fulfilment: Fulfilment,
  net_minor: minor,
  tax_minor: minor.nullable(),
  refund_minor: minor.min(0),
  tax_basis: TaxBasis,
  currency: z.string().length(3),
  orders_n: z.number().int().min(0).nullable()
});
export type TakingsFact = z.infer<typeof TakingsFact>;

/** Where visits come from; `all` when they are not told apart. */
export const ReferrerClass = z.enum([
  'direct',
  'search',
  'social',
  'marketplace',
  'campaign',
  'poster',
  'site',
  'all'
]);
export type ReferrerClass = z.infer<typeof ReferrerClass>;

/** Visits of a web site, or people who came into the shop. */
export const VisitKind = z.enum(['web', 'footfall']);

/** Visits of a site, or of a shop by foot, on one local day. */
export const VisitFact = z.object({
  day: z.iso.date(),
  kind: VisitKind,
  referrer_class: ReferrerClass,
  visits_n: z.number().int().min(0),
  visitors_n: z.number().int().min(0).nullable()
});
export type VisitFact = z.infer<typeof VisitFact>;

/**
 * Why something that came in left no fact behind, the closed list, each with a sentence.
 */
export const dropReasons = {
  test_order: { fr: 'Commande d’essai.', en: 'Test order.' },
  parent_order: {
    fr: 'Commande mère d’un panier partagé entre vendeurs : ses parts sont comptées.',
    en: 'Parent of a basket split between sellers: its parts are counted.'
  },
  no_sale: {
    fr: 'Message sans vente (abonnement, essai de connexion, suppression d’une commande inconnue).',
    en: 'A message without a sale (subscription, connection test, deletion of an unknown order).'
  },
  already_received: { fr: 'Message déjà reçu.', en: 'Message received before.' },
  told_elsewhere: {
    fr: 'La même vente est dite par un autre message de cette plateforme, qui la compte.',
    en: 'The same sale is told by another message of this platform, which counts it.'
  },
  robot: { fr: 'Visite d’un robot.', en: 'Visit by a robot.' },
  own_visit: {
    fr: 'Visite exclue à la demande du visiteur.',
    en: 'Visit the visitor asked to leave out.'
  },
  not_a_page: {
    fr: 'Appel d’un fichier, non d’une page.',
    en: 'Request for a file, not for a page.'
  },
  other_shop: {
    fr: 'Vente d’un autre établissement du même compte.',
    en: 'Sale of another shop on the same account.'
  },
  foreign_host: {
    fr: 'Page d’un autre site que celui du commerce.',
    en: 'Page of another site than the shop’s.'
  },
  not_a_visit: {
    fr: 'Événement sur une page déjà comptée.',
    en: 'Event on a page that is counted already.'
  },
  never_read: {
    fr: 'Message gardé trente jours sans pouvoir être lu (source en pause, ou lecture en échec).',
    en: 'Message kept for thirty days that could not be read (source paused, or reading failed).'
  },
  not_a_sale: {
    fr: 'Écriture qui n’est pas une vente (versement, virement, frais, commission).',
    en: 'An entry that is no sale (payout, transfer, fee, commission).'
  }
} as const satisfies Record<string, Text>;

/** Code of a drop reason. */
export type DropReason = keyof typeof dropReasons;

/** What one record of a platform came to. Nothing is lost: it is a fact, dropped for a counted reason, or refused and kept. */
export type Read =
  | { kind: 'order'; fact: OrderFact }
  | { kind: 'takings'; fact: TakingsFact }
  | { kind: 'visits'; fact: VisitFact }
  | { kind: 'dropped'; reason: DropReason; external_id: string | null }
  | {
      kind: 'refused';
      code: ReasonCode;
      column: string;
      value: string;
      external_id: string | null;
      /** the row in canonical columns, so that quarantine can send it again; a customer in it is keyed before storage */
      record?: Readonly<Record<string, string>>;
    };

/** What the words of a platform mean in one source: rules of its owner before those of the connector. */
export type Origin = {
  order_mode: OrderMode;
  channel: Channel;
  /** absent: as the platform says */
  fulfilment?: Fulfilment;
};

/** What a connector's reader may know of the source: its zone for local times, its currency, settings, and origin rules. */
export type ReadContext<S = unknown> = {
  zone: string;
  currency: string;
  settings: S;
  origins: ReadonlyMap<string, Origin>;
};

/** A webhook as it arrived. Header names in lower case; `body`: the raw bytes. `url`: as the caller wrote it. */
export type RawRequest = {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

/** `ok`: signed by a known secret, fresh. `hello`: an unsigned greeting that only wants an answer. */
export type Verdict = 'ok' | 'hello' | 'bad_signature' | 'stale' | 'unsigned';

/**
 * What a platform asks for in somebody's name: that a customer or all of a shop be erased, or what is held on a customer.
 * `names`: what the customer may be known by here; `orders`: their orders.
 */
export type DataRequest = {
  what: 'erase_customer' | 'erase_shop' | 'tell_customer';
  names: string[];
  orders: string[];
};

/** One page of a pull: raw records oldest change first, and where to go on. `expected_n`: records in all, when told. */
export type Page = { records: unknown[]; cursor: string | null; expected_n?: number };

/** What a pull may do: effects come in as arguments, so that tests need no network. `since`: UTC, null = everything. */
export type PullOptions<S> = {
  settings: S;
  since: string | null;
  /** where an earlier run was cut off */
  cursor: string | null;
  /**
   * Limited in rate, retried and timed out by the runner. The answer is always a good one (2xx): anything else has
   * become a ConnectorError. Credentials go to the hosts of the settings and of `hosts` only.
   */
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
  now: () => Date;
};

/**
 * A platform, defined once. `read` is pure and total: any record gives facts, drops or refusals, never a throw.
 * `statuses`: every status of the platform and what it means here. `origins`: its words for where an order was placed.
 * `reports`: what the feed is complete for. Sources: the platform's documentation, named in `docs`.
 */
export type Connector<S extends z.ZodObject = z.ZodObject> = {
  name: string;
  label: string;
  /** one sentence: what comes in by it */
  description: Text;
  reads: readonly ('orders' | 'refunds' | 'takings' | 'visits')[];
  /** what the shopkeeper does, in order */
  setup: readonly Text[];
  settings: S;
  reports: { online: boolean; total: boolean };
  statuses: Readonly<Record<string, OrderStatus>>;
  origins: Readonly<Record<string, Origin>>;
  /** in words, for the documentation */
  limits: readonly Text[];
  docs: readonly string[];
  /** hosts of the platform that credentials may be sent to, beside those in the settings: `api.example.org` */
  hosts?: readonly string[];
  /** requests a pull makes per minute at most, and records a page */
  pace?: { requests_per_minute: number; page_size: number };
  /** one record, or a whole document of a file, in the platform's own form */
  read(record: unknown, context: ReadContext<z.infer<S>>): Read[];
  /** text of a file into records for `read`; default: JSON, one document or one per line */
  parse?(text: string): unknown[];
  webhook?: {
    /** in constant time, on the raw bytes, before anything is parsed; every secret in the settings may sign */
    verify(request: RawRequest, settings: z.infer<S>, now: Date): Verdict | Promise<Verdict>;
    /** the platform's own number of the event, equal for its retries; null: none that can be trusted */
    deliveryKey(request: RawRequest): string | null;
    topic(request: RawRequest): string | null;
    /** the records in a body, for `read`; the topic may say that there are none (`no_sale`) */
    records(request: RawRequest): unknown[];
    /** what a body asks to have done with what is held; null: nothing, it tells of sales. Absent: the platform never asks */
    asks?(request: RawRequest): DataRequest | null;
    /** seconds the platform waits for an answer */
    answer_within_s: number;
  };
  pull?(options: PullOptions<z.infer<S>>): AsyncGenerator<Page>;
};

/** Registers a connector; its name is the name of its file. */
export const defineConnector = <S extends z.ZodObject>(connector: Connector<S>): Connector<S> =>
  connector;

/** A text that is never printed: keys, tokens, signing secrets. Listed by `connectors` as a secret. */
export const secret = () => z.string().min(1).meta({ secret: true });

/** Marks a setting that only the pull, or only webhooks, cannot do without; a secret that may be left out is marked by its kind. */
export const toPull = { needed_for: 'pull' } as const;
export const toBeSent = { needed_for: 'webhook' } as const;

/** A signing secret with overlap: the first is the newest; older ones stay valid until `until` (UTC), null = for good. */
export const rotatingSecrets = () =>
  z.array(z.object({ value: secret(), until: z.iso.datetime().nullable() })).min(1);
