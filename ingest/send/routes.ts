import { Hono, type Context } from 'hono';
import { PushBack, VitrineError } from '#model/problem.ts';
import { reasonText } from '#model/reason.ts';
import { acceptReads, sourceOf, type Accepted } from '#queries/store.server.ts';
import { readBody } from '../body.ts';
import type { CollectContext, CollectDoor } from '../context.ts';
import { readItem, type ItemKind } from '../pipeline.ts';
import { problemOf } from '../problems.ts';
import { gate, type Gate } from './caller.ts';
import { itemsOf } from './items.ts';
import { langOf, type Lang } from './lang.ts';
import { replies } from './replies.ts';

type Asked = Context<{ Bindings: CollectDoor }>;

const kinds: readonly ItemKind[] = ['orders', 'takings', 'visits'];
const megabyte = 1_000_000;

/**
 * `POST /collect/v1/orders|takings|visits`: JSON, one object or a list, or one per line, plain or gzip, with an ingest key
 * as bearer. Items have the columns that files have. Answers 202 once what was sent is on disk, with what it was to what is
 * known; refused items are kept and told one by one. Source: decision 0022.
 */
export function routes(context: CollectContext): Hono<{ Bindings: CollectDoor }> {
  const app = new Hono<{ Bindings: CollectDoor }>();
  const door = { context, gate: gate(context), replies: replies(context) };
  for (const kind of kinds) {
    app.post(`/v1/${kind}`, (c) => take(c, kind, door));
    app.all(`/v1/${kind}`, ({ req }) => {
      const response = problemOf(
        new VitrineError('method_not_allowed', 405, 2, `method not allowed: ${req.method}`),
        context
      );
      response.headers.set('allow', 'POST');
      return response;
    });
  }
  return app;
}

type SendDoor = { context: CollectContext; gate: Gate; replies: ReturnType<typeof replies> };

async function take(
  c: Asked,
  kind: ItemKind,
  { context, gate, replies }: SendDoor
): Promise<Response> {
  const { headers } = c.req.raw;
  const key = await gate.pass(headers, c.env?.address ?? '');
  const body = await readBody(c.req.raw, context.settings.VITRINE_COLLECT_BODY_MB * megabyte);
  const name = headers.get('idempotency-key');
  const lang = langOf(headers.get('accept-language'));
  const accepted = await replies.once({ key_id: key.key_id, kind, name, body }, async (reply) => {
    const store = await context.store();
    const source = await sourceOf(store, key.source_id);
    if (source.paused) throw paused();
    const items = itemsOf(body, headers.get('content-type'));
    return acceptReads(store, {
      source_id: source.source_id,
      reads: items.map((item) => readItem(kind, item, { source })),
      secret: context.secret,
      received_at: context.now(),
      kind,
      waiting_rows_max: context.settings.VITRINE_COLLECT_WAITING_ROWS,
      ...reply
    });
  });
  return c.json(answerOf(accepted, lang), 202, { 'cache-control': 'no-store' });
}

const paused_retry_s = 3600;

const paused = (): PushBack =>
  new PushBack(
    'source_paused',
    'this source is paused: nothing was kept, send again once it goes on',
    paused_retry_s
  );

/** The answer's body. `dropped`: items that are no sales, such as test orders; they are counted by reason. */
const answerOf = (accepted: Accepted, lang: Lang) => ({
  accepted: accepted.accepted_n,
  updated: accepted.updated_n,
  duplicate: accepted.duplicate_n,
  ...(accepted.dropped_n === 0 ? {} : { dropped: accepted.dropped_n }),
  quarantined: accepted.quarantined.map(({ index, code, column, value }) => ({
    index,
    code,
    message: reasonText(code, lang, { column, value }),
    ...(column === '' ? {} : { column })
  }))
});
