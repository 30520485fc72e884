import { InvalidInput } from '#model/problem.ts';
import type { Answer, QuestionInput, SeriesRow } from '#model/question.ts';
import type { Own, Protected } from '#queries/index.server.ts';
import type { Format, Parts } from './define.ts';
import { evidenceHeaders } from './evidence.ts';
import type { Licence } from './licences.ts';

/** Rows that may leave: protected ones, and those of one shop for whoever may see it. */
type Leaving = Answer<Protected<SeriesRow>> | Answer<Own<SeriesRow>>;

/** A file as it was asked for. `address`: the address that gives it. */
type Asked = {
  form: Format;
  question: QuestionInput;
  address: string;
  licence: Licence | null;
};

/**
 * An answer on the wire, made as it is read. Takes nothing that may not leave. Errors: InvalidInput for more rows than
 * programs of this form can hold; what fails before the first part is thrown, later ones break the connection off.
 */
export async function fileResponse(
  answer: Leaving,
  { form, question, address, licence }: Asked,
  headers: Record<string, string>
): Promise<Response> {
  checkSize(answer.rows.length, form);
  const name = nameOf(question);
  const parts = form.write({ ...answer, question, name, address, licence });
  return new Response(await streamed(parts), {
    headers: {
      'content-type': form.media_type,
      ...headers,
      ...(form.alone ? evidenceHeaders(answer) : {}),
      ...(form.name === 'json'
        ? {}
        : { 'content-disposition': `attachment; filename="${name}.${form.extension}"` })
    }
  });
}

/** Refuses what programs of this form cannot hold. Errors: InvalidInput. */
export function checkSize(rows_n: number, { name, rows_max = Infinity }: Format): void {
  if (rows_n > rows_max)
    throw new InvalidInput(`too many rows for ${name}: ${rows_n} (at most ${rows_max})`, {
      field: 'format'
    });
}

/** The name of a file, without its ending: which measures, how split, of what, when. */
export function nameOf({ metrics, by = {}, where = {}, from, until }: QuestionInput): string {
  const splits = [by.period, by.sector, by.area, by.channel === true ? 'channel' : undefined];
  const words = [
    ...(metrics.length > 2 ? [metrics[0], 'etc'] : metrics),
    ...splits.filter((level) => level !== undefined).map((level) => `by-${level}`),
    ...Object.values(where),
    from,
    until
  ].filter((word) => word !== undefined);
  const safe = words.join('-').replace(/[^\w-]+/g, '-');
  return `vitrine-${safe.slice(0, 100)}`;
}

async function streamed(parts: Parts): Promise<ReadableStream<Uint8Array>> {
  const iterator =
    Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]();
  const bytesOf = (part: string | Uint8Array) =>
    typeof part === 'string' ? new TextEncoder().encode(part) : part;
  let next = await iterator.next();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done === true) return controller.close();
      controller.enqueue(bytesOf(next.value));
      next = await iterator.next();
    },
    async cancel() {
      await iterator.return?.(undefined);
    }
  });
}
